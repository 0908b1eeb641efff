/**
 * A local endpoint in a process of its own, without sandboxes: `serve.ts IMAGES REGION [DELAY_MS]`. Prints its address.
 * The delay is added to each call.
 */
import { startLocalEc2 } from '@ami-select/local-ec2';
import { startProxy } from './proxy.ts';

const [images = '2000', region = 'us-east-1', delay] = process.argv.slice(2);
const { endpoint } = await startLocalEc2({ sandbox: 'none', images: Number(images), region });
if (delay === undefined) console.log(endpoint);
else console.log((await startProxy(endpoint, { delayMs: Number(delay) })).endpoint);
