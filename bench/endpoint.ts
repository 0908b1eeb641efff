/**
 * The local endpoint beside moto: `pnpm exec node --conditions=@ami-select/source bench/endpoint.ts`.
 * Needs the build (`pnpm build`) and the peers (`e2e/peers/install`).
 */

import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startMoto } from '@ami-select/e2e/judges/moto-server.ts';
import { startLocalEc2 } from '@ami-select/local-ec2';
import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  paginateDescribeImages,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { compare, median, mustRun, timings } from './measure.ts';
import { type Row, report } from './report.ts';

const region = 'us-east-1';
const root = fileURLToPath(new URL('..', import.meta.url));

function clientFor(endpoint: string): EC2Client {
  return new EC2Client({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

/** Milliseconds from the start of the process to its first answer. */
async function startToFirstAnswer(): Promise<number> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [`${root}packages/cli/lib/bin.js`, 'local', '--port', '0', '--body', 'none'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const endpoint = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /AWS_ENDPOINT_URL=['"]?(http:\/\/[\d.:]+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`the endpoint ended: ${text}`)));
  });
  await fetch(endpoint, { method: 'POST', body: 'Action=DescribeRegions&Version=2016-11-15' });
  const ms = performance.now() - start;
  child.kill('SIGKILL');
  return ms;
}

async function startUp(): Promise<Row> {
  const samples: number[] = [];
  for (let round = 0; round < 5; round++) samples.push(await startToFirstAnswer());
  const moto = await timings(3, async () => (await startMoto()).close());
  return {
    what: 'start to first answer',
    ours: median(samples),
    unit: 'ms',
    peer: { name: 'moto, informative', value: median(moto) },
    promise: { atMost: 400 / median(moto) },
  };
}

async function describeByName(): Promise<Row[]> {
  const ours = await startLocalEc2({ body: 'none', region, images: 1177 });
  const moto = await startMoto();
  const clients = { ours: clientFor(ours.endpoint), moto: clientFor(moto.endpoint) };
  const ask = (client: EC2Client) => () =>
    client.send(
      new DescribeImagesCommand({ Filters: [{ Name: 'name', Values: ['al2023-ami-2023.*-x86_64'] }] }),
    );
  const result = await compare(7, { ours: ask(clients.ours), moto: ask(clients.moto) });
  await Promise.all([ours.close(), moto.close()]);
  return [
    {
      what: 'DescribeImages by name among 1,177 images, same SDK client',
      ours: result.ours ?? Number.NaN,
      unit: 'ms',
      peer: { name: 'moto', value: result.moto ?? Number.NaN },
      promise: { atMost: 0.1 },
    },
  ];
}

async function bigCatalogue(): Promise<Row[]> {
  const ended = await mustRun(
    process.execPath,
    ['--conditions=@ami-select/source', fileURLToPath(new URL('big-catalogue.ts', import.meta.url))],
    { env: process.env },
  );
  const { loadMs, rssMb } = JSON.parse(ended.stdout) as { loadMs: number; rssMb: number };
  return [
    { what: '100,000 images loaded and answered from', ours: loadMs, unit: 'ms', promise: { atMost: 2000 } },
    { what: 'memory after that', ours: rssMb, unit: 'MB', promise: { atMost: 400 } },
  ];
}

async function cycles(): Promise<Row> {
  const endpoint = await startLocalEc2({ body: 'none', region });
  const client = clientFor(endpoint.endpoint);
  const image = await firstImage(client);
  const count = 400;
  const start = performance.now();
  await Promise.all(Array.from({ length: 8 }, () => cycle(client, image, count / 8)));
  const perSecond = count / ((performance.now() - start) / 1000);
  await endpoint.close();
  return {
    what: 'run, describe, terminate cycles without bodies',
    ours: perSecond,
    unit: 'per second',
    promise: { atLeast: 200 },
  };
}

async function cycle(client: EC2Client, image: string, times: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    const run = await client.send(
      new RunInstancesCommand({ ImageId: image, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }),
    );
    const ids = { InstanceIds: run.Instances?.flatMap(({ InstanceId }) => InstanceId ?? []) ?? [] };
    await client.send(new DescribeInstancesCommand(ids));
    await client.send(new TerminateInstancesCommand(ids));
  }
}

async function bodies(): Promise<Row[]> {
  if (process.getuid?.() !== 0) return [];
  const endpoint = await startLocalEc2({ body: 'namespace', region });
  const client = clientFor(endpoint.endpoint);
  const image = await firstImage(client);
  const samples = await timings(3, async () => {
    const run = await client.send(
      new RunInstancesCommand({ ImageId: image, InstanceType: 't3.micro', MinCount: 10, MaxCount: 10 }),
    );
    const ids = run.Instances?.flatMap(({ InstanceId }) => InstanceId ?? []) ?? [];
    await untilRunning(client, ids);
    await client.send(new TerminateInstancesCommand({ InstanceIds: ids }));
  });
  await endpoint.close();
  return [
    { what: '10 namespace bodies ready', ours: median(samples), unit: 'ms', promise: { atMost: 1000 } },
  ];
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

async function firstImage(client: EC2Client): Promise<string> {
  const pages = paginateDescribeImages(
    { client },
    { Owners: ['amazon'], Filters: [{ Name: 'name', Values: ['al2023-ami-2023.*-x86_64'] }] },
  );
  for await (const page of pages) {
    const id = page.Images?.find(({ State }) => State === 'available')?.ImageId;
    if (id) return id;
  }
  throw new Error('the catalogue has no Amazon Linux image');
}

report('local-ec2 beside moto', [
  await startUp(),
  ...(await describeByName()),
  ...(await bigCatalogue()),
  await cycles(),
  ...(await bodies()),
]);
