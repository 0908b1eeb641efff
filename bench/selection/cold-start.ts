import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peers } from '@ami-select/e2e/judges/python-client.ts';
import { compare, mustRun } from '../measure.ts';
import type { Row } from '../report.ts';
import { childEnvironment } from './child-environment.ts';

const bundle = fileURLToPath(new URL('../../actions/select/dist/index.js', import.meta.url));

const response = `<?xml version="1.0" encoding="UTF-8"?>
<DescribeImagesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>59dbff89-35bd-4eac-99ed-be587EXAMPLE</requestId><imagesSet><item><imageId>ami-0123456789abcdef0</imageId><imageLocation>amazon/al2023</imageLocation><imageState>available</imageState><imageOwnerId>137112412989</imageOwnerId><imageOwnerAlias>amazon</imageOwnerAlias><isPublic>true</isPublic><architecture>x86_64</architecture><imageType>machine</imageType><name>al2023-ami-2023.9.20261101.0-kernel-6.1-x86_64</name><description>Amazon Linux 2023</description><rootDeviceType>ebs</rootDeviceType><rootDeviceName>/dev/xvda</rootDeviceName><virtualizationType>hvm</virtualizationType><hypervisor>xen</hypervisor><enaSupport>true</enaSupport><bootMode>uefi-preferred</bootMode><creationDate>2026-11-02T10:00:00.000Z</creationDate></item></imagesSet></DescribeImagesResponse>`;

const rawFetch =
  "fetch(process.env.AWS_ENDPOINT_URL, { method: 'POST', body: 'Action=DescribeImages' }).then((response) => response.text())";

const rawRequest = `const { request } = require('node:http');
const { port } = new URL(process.env.AWS_ENDPOINT_URL);
request({ host: '127.0.0.1', port, method: 'POST' }, (response) => { response.resume(); response.on('end', () => process.exit(0)); }).end('Action=DescribeImages');`;

/** The select action as the runner starts it, a bare node process and the AWS CLI, for the same response. */
export async function coldStart(): Promise<Row[]> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.on('end', () => outgoing.setHeader('content-type', 'text/xml').end(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const env = childEnvironment(`http://127.0.0.1:${address.port}`, folder, {
    owner: 'amazon',
    name: 'al2023-ami-*',
    region: 'us-east-1',
  });
  const query = [
    'ec2',
    'describe-images',
    '--owners',
    'amazon',
    '--filters',
    'Name=name,Values=al2023-ami-*',
  ];

  const result = await compare(15, {
    select: () => mustRun(process.execPath, [bundle], { env }),
    fetch: () => mustRun(process.execPath, ['-e', rawFetch], { env }),
    request: () => mustRun(process.execPath, ['-e', rawRequest], { env }),
    cli: () => mustRun(`${peers}/aws`, query, { env }),
  });
  server.close();
  rmSync(folder, { recursive: true });

  const ours = result.select;
  return [
    {
      what: 'cold select action, one response',
      ours,
      unit: 'ms',
      peer: { name: 'aws ec2 describe-images', value: result.cli },
      promise: { atMost: 0.17 },
    },
    {
      what: 'the same',
      ours,
      unit: 'ms',
      peer: { name: 'bare node, one raw request by fetch', value: result.fetch },
      promise: { atMost: 1.25 },
    },
    {
      what: 'the same',
      ours,
      unit: 'ms',
      peer: { name: 'bare node, one raw request by node:http', value: result.request },
    },
  ];
}
