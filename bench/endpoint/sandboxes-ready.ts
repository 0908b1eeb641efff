import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalEc2 } from '@ami-select/local-ec2';
import {
  DescribeInstancesCommand,
  type EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { median, timings } from '../measure.ts';
import type { Row } from '../report.ts';
import { clientFor, firstImage, region } from './clients.ts';

/** Ten instances from the launch to `running`, when SSH is reachable. Root only. */
export async function sandboxesReady(): Promise<Row[]> {
  if (process.getuid?.() !== 0) return [];
  const endpoint = await startLocalEc2({ sandbox: 'namespace', region });
  const client = clientFor(endpoint.endpoint);
  const image = await firstImage(client);
  const samples = await timings(3, () => tenMachines(client, image));
  await endpoint.close();
  return [
    { what: '10 namespace sandboxes ready', ours: median(samples), unit: 'ms', promise: { atMost: 1000 } },
  ];
}

async function tenMachines(client: EC2Client, image: string): Promise<void> {
  const run = await client.send(
    new RunInstancesCommand({ ImageId: image, InstanceType: 't3.micro', MinCount: 10, MaxCount: 10 }),
  );
  const ids = run.Instances?.flatMap(({ InstanceId }) => InstanceId ?? []) ?? [];
  await untilRunning(client, ids);
  await client.send(new TerminateInstancesCommand({ InstanceIds: ids }));
}

async function untilRunning(client: EC2Client, ids: readonly string[]): Promise<void> {
  for (;;) {
    const page = await client.send(new DescribeInstancesCommand({ InstanceIds: [...ids] }));
    const states = page.Reservations?.flatMap(({ Instances }) => Instances ?? []).map(
      ({ State }) => State?.Name,
    );
    if (states?.every((state) => state === 'running')) return;
    await sleep(10);
  }
}
