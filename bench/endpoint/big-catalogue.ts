/** Loads 100,000 images and serves one request from them, in a process of its own. Prints JSON. */

import { performance } from 'node:perf_hooks';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';

const region = 'us-east-1';
const start = performance.now();
const endpoint = await startLocalEc2({ sandbox: 'none', region, images: 100_000 });
const client = new EC2Client({
  endpoint: endpoint.endpoint,
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
await client.send(new DescribeImagesCommand({ Owners: ['self'] }));
const loadMs = performance.now() - start;
console.log(JSON.stringify({ loadMs, rssMb: process.memoryUsage().rss / 1e6 }));
await endpoint.close();
