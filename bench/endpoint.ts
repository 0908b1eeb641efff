/**
 * The local endpoint beside moto: `pnpm exec node --conditions=@ami-select/source bench/endpoint.ts`.
 * Needs the build (`pnpm build`) and the peers (`e2e/peers/install`).
 */

import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
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
import { everyImage, exportForMoto } from './common-catalogue.ts';
import { compare, median, mustRun, timings } from './measure.ts';
import { type Row, report } from './report.ts';
import { serveEndpoint } from './served-endpoint.ts';

const region = 'us-east-1';
const root = fileURLToPath(new URL('..', import.meta.url));

function clientFor(endpoint: string): EC2Client {
  return new EC2Client({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

const agent = new Agent({ keepAlive: true });

/** The same question without a client library, on a kept connection: what the endpoint itself takes. */
function post(endpoint: string, form: string): Promise<string> {
  const body = `Version=2016-11-15&${form}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    authorization: AUTHORIZATION,
  };
  return new Promise((resolve, reject) => {
    const sent = request(endpoint, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.once('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** moto picks the service by the scope; neither of the two verifies anything. */
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/ec2/aws4_request, SignedHeaders=host, Signature=00`;

/** Milliseconds from the start of the process to its first answer. */
async function startToFirstAnswer(body: string): Promise<number> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [`${root}packages/cli/lib/bin.js`, 'local', '--port', '0', '--body', body],
    { stdio: ['ignore', 'pipe', 'ignore'] },
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

async function startUp(): Promise<Row[]> {
  const moto = await timings(3, async () => (await startMoto()).close());
  const rows: Row[] = [];
  for (const body of ['none', 'auto']) {
    const samples: number[] = [];
    for (let round = 0; round < 5; round++) samples.push(await startToFirstAnswer(body));
    rows.push({
      what: `start to first answer, body ${body}; moto informative`,
      ours: median(samples),
      unit: 'ms',
      peer: { name: 'moto', value: median(moto) },
      promise: { atMost: 400 / median(moto) },
    });
  }
  return rows;
}

interface Question {
  readonly what: string;
  readonly name?: string;
}

/** Both serve the same 1,177 images, each from a process of its own. */
async function describeByName(): Promise<Row[]> {
  const ours = await serveEndpoint({ images: 1177, region });
  const images = await everyImage(clientFor(ours.endpoint));
  const moto = await startMoto({ env: { MOTO_AMIS_PATH: await exportForMoto(images) } });
  const questions: readonly Question[] = [
    { what: 'one exact name', name: images[500]?.Name ?? '' },
    { what: `name ${WILDCARD}`, name: WILDCARD },
    { what: 'all of them' },
  ];
  const rows: Row[] = [];
  for (const question of questions) {
    rows.push(await askBoth(question, 'plain HTTP', plainAsk(question), { ours, moto }));
    rows.push(await askBoth(question, 'SDK', sdkAsk(question), { ours, moto }));
  }
  await moto.close();
  ours.close();
  return rows;
}

/** About one image in ten. */
const WILDCARD = 'RHEL*';

interface Ask {
  readonly count: number;
}

async function askBoth(
  { what }: Question,
  client: string,
  ask: (endpoint: string) => () => Promise<Ask>,
  { ours, moto }: { ours: { endpoint: string }; moto: { endpoint: string } },
): Promise<Row> {
  const asks = { ours: ask(ours.endpoint), moto: ask(moto.endpoint) };
  const [mine, theirs] = await Promise.all([asks.ours(), asks.moto()]);
  if (mine.count !== theirs.count) throw new Error(`${what}: ${mine.count} images, moto ${theirs.count}`);
  // Both are measured warm: an endpoint that a test-suite talks to has answered before.
  const isShort = mine.count < 10;
  for (const one of Object.values(asks)) await timings(isShort ? 300 : 10, one);
  const result = await compare(isShort ? 100 : 9, asks);
  return {
    what: `DescribeImages among 1,177, ${what} (${mine.count} found), ${client}`,
    ours: result.ours ?? Number.NaN,
    unit: 'ms',
    peer: { name: 'moto', value: result.moto ?? Number.NaN },
    promise: { atMost: 0.1 },
  };
}

function sdkAsk({ name }: Question): (endpoint: string) => () => Promise<Ask> {
  const Filters = name === undefined ? undefined : [{ Name: 'name', Values: [name] }];
  return (endpoint) => {
    const client = clientFor(endpoint);
    return async () => {
      const page = await client.send(
        new DescribeImagesCommand({ IncludeDeprecated: true, ...(Filters && { Filters }) }),
      );
      return { count: page.Images?.length ?? 0 };
    };
  };
}

function plainAsk({ name }: Question): (endpoint: string) => () => Promise<Ask> {
  const filter = name === undefined ? '' : `&Filter.1.Name=name&Filter.1.Value.1=${encodeURIComponent(name)}`;
  return (endpoint) => async () => {
    const text = await post(endpoint, `Action=DescribeImages&IncludeDeprecated=true${filter}`);
    return { count: text.split('<imageId>').length - 1 };
  };
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

/** The endpoint in a process of its own; eight callers at a time. */
async function cycles(): Promise<Row[]> {
  const endpoint = await serveEndpoint({ images: 2000, region });
  const client = clientFor(endpoint.endpoint);
  const image = await firstImage(client);
  const kinds: readonly [string, (times: number) => Promise<void>][] = [
    ['plain HTTP', (times) => plainCycle(endpoint.endpoint, image, times)],
    ['SDK, whose own work is most of it', (times) => cycle(client, image, times)],
  ];
  const rows: Row[] = [];
  for (const [name, run] of kinds) {
    await run(20);
    const [ms = Number.NaN] = await timings(1, () => Promise.all(Array.from({ length: 8 }, () => run(50))));
    rows.push({
      what: `run, describe, terminate cycles without bodies, ${name}`,
      ours: 400 / (ms / 1000),
      unit: 'per second',
      promise: { atLeast: 200 },
    });
  }
  endpoint.close();
  return rows;
}

async function plainCycle(endpoint: string, image: string, times: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    const form = `Action=RunInstances&ImageId=${image}&InstanceType=t3.micro&MinCount=1&MaxCount=1`;
    const [, id = ''] = /<instanceId>(i-[0-9a-f]+)</.exec(await post(endpoint, form)) ?? [];
    await post(endpoint, `Action=DescribeInstances&InstanceId.1=${id}`);
    await post(endpoint, `Action=TerminateInstances&InstanceId.1=${id}`);
  }
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
  ...(await startUp()),
  ...(await describeByName()),
  ...(await bigCatalogue()),
  ...(await cycles()),
  ...(await bodies()),
]);
