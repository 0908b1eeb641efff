/** A local endpoint in a process of its own, without sandboxes: `serve.ts IMAGES REGION`. Prints address and secret as JSON. */
import { startLocalEc2 } from '@ami-select/local-ec2';

const [images = '2000', region = 'us-east-1'] = process.argv.slice(2);
const endpoint = await startLocalEc2({ sandbox: 'none', images: Number(images), region });
console.log(JSON.stringify({ endpoint: endpoint.endpoint, secret: endpoint.secret }));
