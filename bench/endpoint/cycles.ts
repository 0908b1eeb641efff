import {
  DescribeInstancesCommand,
  type EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { timings } from '../measure.ts';
import type { Row } from '../report.ts';
import { serveEndpoint } from '../served-endpoint.ts';
import { clientFor, firstImage, post, region } from './clients.ts';

const CALLERS = 8;
const CYCLES_EACH = 50;

/** Launch, describe, terminate without sandboxes; the endpoint in a process of its own, eight callers at a time. */
export async function cycles(): Promise<Row[]> {
  const { endpoint, close } = await serveEndpoint({ images: 2000, region });
  const client = clientFor(endpoint);
  const image = await firstImage(client);
  const rows = [
    await rate('plain HTTP', (times) => plainCycles(endpoint, image, times)),
    await rate('SDK, whose own work is most of it', (times) => sdkCycles(client, image, times)),
  ];
  close();
  return rows;
}

async function rate(name: string, run: (times: number) => Promise<void>): Promise<Row> {
  await run(20);
  const [ms = Number.NaN] = await timings(1, () =>
    Promise.all(Array.from({ length: CALLERS }, () => run(CYCLES_EACH))),
  );
  return {
    what: `run, describe, terminate cycles without sandboxes, ${name}`,
    ours: (CALLERS * CYCLES_EACH) / (ms / 1000),
    unit: 'per second',
    promise: { atLeast: 200 },
  };
}

async function plainCycles(endpoint: string, image: string, times: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    const form = `Action=RunInstances&ImageId=${image}&InstanceType=t3.micro&MinCount=1&MaxCount=1`;
    const [, id = ''] = /<instanceId>(i-[0-9a-f]+)</.exec(await post(endpoint, form)) ?? [];
    await post(endpoint, `Action=DescribeInstances&InstanceId.1=${id}`);
    await post(endpoint, `Action=TerminateInstances&InstanceId.1=${id}`);
  }
}

async function sdkCycles(client: EC2Client, image: string, times: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    const run = await client.send(
      new RunInstancesCommand({ ImageId: image, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }),
    );
    const ids = { InstanceIds: run.Instances?.flatMap(({ InstanceId }) => InstanceId ?? []) ?? [] };
    await client.send(new DescribeInstancesCommand(ids));
    await client.send(new TerminateInstancesCommand(ids));
  }
}
