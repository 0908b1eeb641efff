import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peers } from '@ami-select/e2e/judges/python-client.ts';
import { compare, mustRun } from '../measure.ts';
import { startProxy } from '../proxy.ts';
import type { Row } from '../report.ts';
import { serveEndpoint } from '../served-endpoint.ts';
import { childEnvironment } from './child-environment.ts';

const bundle = fileURLToPath(new URL('../../actions/select/dist/index.js', import.meta.url));
const canonical = '099720109477';

/** Prints the peak resident memory of a process, in KiB, as it ends. */
const memoryProbe =
  "data:text/javascript,process.on('exit',()=>console.error('PEAK='+process.resourceUsage().maxRSS))";

/** The newest image of one publisher in a catalogue of 50,000: time, bytes and memory. */
export async function newestOfMany(): Promise<Row[]> {
  const served = await serveEndpoint({ images: 50_000, region: 'us-east-1' });
  const [ours, theirs] = [await startProxy(served.endpoint), await startProxy(served.endpoint)];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const newest = { publisher: 'ubuntu', version: '24.04', architecture: 'x86_64', region: 'us-east-1' };
  const select = (inputs: Record<string, string>) =>
    mustRun(process.execPath, ['--import', memoryProbe, bundle], {
      env: childEnvironment(ours.endpoint, folder, inputs),
    });
  const list = () =>
    mustRun(`${peers}/aws`, ['ec2', 'describe-images', '--owners', canonical, '--output', 'json'], {
      env: childEnvironment(theirs.endpoint, folder),
    });

  await Promise.all([select(newest), list()]);
  const bytes = { ours: ours.passed.bytes, theirs: theirs.passed.bytes };
  const times = await compare(5, { select: () => select(newest), list });
  const everything = await select({ owner: canonical, name: '*', order: 'version', region: 'us-east-1' });
  const peak = Number(/PEAK=(\d+)/.exec(everything.stderr)?.[1]) / 1024;

  served.close();
  await Promise.all([ours.close(), theirs.close()]);
  rmSync(folder, { recursive: true });
  const peer = 'aws ec2 describe-images --owners';
  return [
    {
      what: 'newest Ubuntu 24.04 among 50,000 images: bytes',
      ours: bytes.ours,
      unit: 'bytes',
      peer: { name: peer, value: bytes.theirs },
      promise: { atMost: 1 / 20 },
    },
    {
      what: 'the same: time',
      ours: times.select ?? Number.NaN,
      unit: 'ms',
      peer: { name: peer, value: times.list ?? Number.NaN },
      promise: { atMost: 1 / 10 },
    },
    {
      what: 'peak memory when every image of that owner must be read',
      ours: peak,
      unit: 'MiB',
      promise: { atMost: 150 },
    },
  ];
}
