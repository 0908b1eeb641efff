import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createRunner } from '@ami-select/e2e/support/runner.ts';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { median, mustRun } from '../measure.ts';
import type { Row } from '../report.ts';

/** The last build whose polls grew with the fleet. Bundles are committed, so that nothing has to be built. */
const OLDER = '5a8d09c';
const ROUNDS = 3;
const COUNT = '100';
const HERE = fileURLToPath(new URL('../..', import.meta.url));

/**
 * 100 machines of a spawn step ready over HTTP, of this build and of an older one in turns: with EC2's delays, in which a
 * runner waits, and without any, where the machines' own processes are nearly all of the time. Root on Linux only.
 */
export async function besideOlderBuild(): Promise<Row[]> {
  if (process.getuid?.() !== 0) {
    console.warn('Not measured: 100 machines ready over HTTP. It needs root.');
    return [];
  }
  const older = mkdtempSync(join(tmpdir(), 'ami-select-older-'));
  try {
    await extract(older);
    return [{ ...(await inTurns(older, 'aws')), promise: { atMost: 0.8 } }, await inTurns(older, 'none')];
  } finally {
    rmSync(older, { recursive: true, force: true });
  }
}

type Latencies = 'aws' | 'none';

async function inTurns(older: string, latencies: Latencies): Promise<Row> {
  const [ours, before]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    before.push(await spawnStepMs(older, latencies));
    ours.push(await spawnStepMs(HERE, latencies));
  }
  const delays = latencies === 'aws' ? "EC2's delays" : 'no delays';
  return {
    what: `100 machines ready over HTTP, ${delays}, median of three`,
    ours: median(ours),
    unit: 'ms',
    peer: { name: `the build of ${OLDER}`, value: median(before) },
  };
}

async function extract(folder: string): Promise<void> {
  const options = { cwd: HERE, env: process.env };
  const archive = join(folder, 'older.tar');
  await mustRun('git', ['archive', '--output', archive, OLDER, 'action.yml', 'actions'], options);
  await mustRun('tar', ['-xf', archive, '-C', folder], options);
}

/** On an endpoint of its own, whose machines are of the best driver here. */
async function spawnStepMs(build: string, latencies: Latencies): Promise<number> {
  const local = await startLocalEc2({ images: 1000, sandbox: 'auto', latencies });
  const runner = createRunner(local.environment, build);
  try {
    const inputs = {
      image: 'ubuntu/24.04@x86_64',
      'instance-types': 'm7i.large',
      count: COUNT,
      'max-count': COUNT,
    };
    const start = performance.now();
    const { exitCode, log } = await runner.run('spawn', inputs);
    if (exitCode !== 0) throw new Error(log);
    return performance.now() - start;
  } finally {
    runner.close();
    await local.close();
  }
}
