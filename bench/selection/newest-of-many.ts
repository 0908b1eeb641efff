import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peers } from '@ami-select/e2e/judges/python-client.ts';
import { type Ended, median, mustRun, timings } from '../measure.ts';
import { type CountingProxy, startProxy } from '../proxy.ts';
import type { Row } from '../report.ts';
import { type ServedEndpoint, serveEndpoint } from '../served-endpoint.ts';
import { childEnvironment } from './child-environment.ts';
import { nightlyImages } from './many-images.ts';

const bundle = fileURLToPath(new URL('../../actions/select/dist/index.js', import.meta.url));
const region = 'us-east-1';
const catalogue = 50_000;

/**
 * Prints the peak resident memory of a process, in KiB, as it ends. Not `resourceUsage().maxRSS`: Linux begins that
 * with the memory of the process that forked it, which is this one after it has read a whole listing.
 */
const memoryProbe =
  "data:text/javascript,import{readFileSync as r}from'node:fs';process.on('exit',()=>console.error(r('/proc/self/status','utf8').replace(/.*VmHWM:[^0-9]*([0-9]+).*/s,'PEAK=$1')))";

interface ListQuery {
  readonly what: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly owner: string;
  readonly rounds: number;
}

/** The newest image of one owner among 50,000 images: time and bytes beside the whole listing, and memory. */
export async function newestOfMany(): Promise<Row[]> {
  const served = await serveEndpoint({ images: catalogue, region });
  const proxy = await startProxy(served.endpoint);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const ubuntu = { publisher: 'ubuntu', version: '24.04', architecture: 'x86_64', region };
    const rows = await besideListing(proxy, folder, {
      what: `newest Ubuntu 24.04 in a catalogue of ${catalogue} images`,
      inputs: ubuntu,
      owner: '099720109477',
      rounds: 7,
    });
    await importImages(served);
    const own = { owner: 'self', name: 'corp-base-*', region };
    rows.push(
      ...(await besideListing(proxy, folder, {
        what: `newest of ${catalogue} images of one owner`,
        inputs: own,
        owner: 'self',
        rounds: 3,
      })),
    );
    const peak = await peakMemory(proxy, folder, { ...own, order: 'version' });
    return [
      ...rows,
      {
        what: 'peak memory when all of them must be read',
        ours: peak,
        unit: 'MiB',
        promise: { atMost: 150 },
      },
    ];
  } finally {
    await proxy.close();
    served.close();
    rmSync(folder, { recursive: true });
  }
}

async function besideListing(proxy: CountingProxy, folder: string, query: ListQuery): Promise<Row[]> {
  const { what, inputs, owner, rounds } = query;
  const select = () =>
    mustRun(process.execPath, [bundle], { env: childEnvironment(proxy.endpoint, folder, inputs) });
  const list = () =>
    mustRun(`${peers}/aws`, ['ec2', 'describe-images', '--owners', owner, '--output', 'json'], {
      env: childEnvironment(proxy.endpoint, folder),
    });
  const ours = { bytes: await bytesOf(proxy, select), ms: median(await timings(rounds, select)) };
  const theirs = {
    bytes: await bytesOf(proxy, list),
    ms: median(await timings(Math.ceil(rounds / 3), list)),
  };
  const name = 'aws ec2 describe-images --owners';
  return [
    {
      what: `${what}: bytes`,
      ours: ours.bytes,
      unit: 'bytes',
      peer: { name, value: theirs.bytes },
      promise: { atMost: 1 / 20 },
    },
    {
      what: `${what}: time`,
      ours: ours.ms,
      unit: 'ms',
      peer: { name, value: theirs.ms },
      promise: { atMost: 1 / 10 },
    },
  ];
}

async function bytesOf(proxy: CountingProxy, work: () => Promise<Ended>): Promise<number> {
  proxy.reset();
  await work();
  return proxy.passed.bytes;
}

async function peakMemory(
  proxy: CountingProxy,
  folder: string,
  inputs: Readonly<Record<string, string>>,
): Promise<number> {
  const ended = await mustRun(process.execPath, ['--import', memoryProbe, bundle], {
    env: childEnvironment(proxy.endpoint, folder, inputs),
  });
  return Number(/PEAK=(\d+)/.exec(ended.stderr)?.[1]) / 1024;
}

async function importImages({ endpoint, secret }: ServedEndpoint): Promise<void> {
  const response = await fetch(`${endpoint}/_local/images/${region}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${secret}` },
    body: nightlyImages(catalogue),
  });
  if (!response.ok) throw new Error(`the import failed: ${response.status} ${await response.text()}`);
}
