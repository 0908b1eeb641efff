import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadBuild, runBuild } from '@ami-select/builder';
import { systemClock } from '@ami-select/core';
import { createLocalTransport } from '@ami-select/transport';
import { median, mustRun, timings } from '../measure.ts';
import type { Row } from '../report.ts';
import { writeLocks } from './our-build.ts';
import { prepareTools } from './tools.ts';
import { startWheelIndex } from './wheel-index.ts';
import { lockOf, makeWheels } from './wheels.ts';

const RUNS = 20;
const UV_RUNS = 5;
const BUSY = 8;
const SIZE = { modules: 1, moduleBytes: 500, binaryBytes: 0 };
/** Of each response: a package index across an ocean takes about that long. */
const DELAY_MS = 30;

const silent = { debug: () => {}, info: () => {}, warn: () => {} };

/** The resolution of 136 packages while eight other processes want the processors, beside uv's; and how many runs failed. */
export async function busyController(): Promise<Row[]> {
  const tools = await prepareTools();
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-wheels-'));
  const lock = lockOf(makeWheels(folder, { prefix: 'small', count: 136, version: '1.0', size: SIZE }));
  tools.offer(folder, ['pip', 'uv']);
  const index = await startWheelIndex(folder, { delayMs: DELAY_MS, decoys: 120 });
  const busy = startBusyProcesses();
  const work = mkdtempSync(join(tmpdir(), 'ami-select-resolve-'));
  try {
    writeFileSync(join(work, 'lock.txt'), lock);
    const environment = join(work, 'environment');
    const options = { env: { ...process.env, UV_CACHE_DIR: join(work, 'cache') } };
    await mustRun(tools.uv, ['venv', '--quiet', '--python', tools.python, environment], options);
    const words = ['pip', 'sync', '--quiet', '--dry-run', '--no-cache', '--require-hashes'];
    const uv = await timings(UV_RUNS, () =>
      mustRun(
        tools.uv,
        [...words, '--python', environment, '--index-url', index.url, join(work, 'lock.txt')],
        options,
      ),
    );
    const { times, failed } = await ourRuns(lock, { index: index.url, work });
    return [
      {
        what: `resolution of 136 packages under load ${BUSY}`,
        ours: median(times),
        unit: 'ms',
        peer: { name: 'uv pip sync --dry-run', value: median(uv) },
        promise: { atMost: 3 },
      },
      { what: `failed runs of ${RUNS}`, ours: failed, unit: 'calls', promise: { atMost: 0 } },
    ];
  } finally {
    for (const child of busy) child.kill('SIGKILL');
    index.close();
    for (const each of [folder, work]) rmSync(each, { recursive: true, force: true });
  }
}

async function ourRuns(
  lock: string,
  { index, work }: { readonly index: string; readonly work: string },
): Promise<{ readonly times: readonly number[]; readonly failed: number }> {
  const times: number[] = [];
  let failed = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const outcome = await resolveOnce(lock, { index, work }).catch((error: unknown) => {
      console.warn(`run ${run + 1} failed: ${error instanceof Error ? error.message : error}`);
    });
    if (outcome === undefined) failed += 1;
    else times.push(outcome);
  }
  return { times, failed };
}

/** Milliseconds of the phase; the build is stopped after it. */
async function resolveOnce(
  lock: string,
  { index, work }: { readonly index: string; readonly work: string },
): Promise<number> {
  const folder = mkdtempSync(join(work, 'build-'));
  const fields = { environments: writeLocks(folder, { app: lock }), 'index-url': index };
  const transport = createLocalTransport({ label: 'host-1', root: join(folder, 'host') });
  const stop = new AbortController();
  let startedAt = Number.NaN;
  let took: number | undefined;
  const built = runBuild(loadBuild(fields, { baseDirectory: folder }), [{ name: 'host-1', transport }], {
    clock: systemClock,
    logger: silent,
    signal: stop.signal,
    outputDirectory: join(folder, 'output'),
    report: (event) => {
      if (!('phase' in event) || event.phase !== 'resolve') return;
      if (event.type === 'phase-started') startedAt = performance.now();
      if (event.type !== 'phase-ended' || event.failed) return;
      took = performance.now() - startedAt;
      stop.abort();
    },
  });
  const error: unknown = await built.catch((reason: unknown) => reason);
  await transport.close();
  if (took === undefined) throw error;
  return took;
}

function startBusyProcesses(): readonly ChildProcess[] {
  const children = Array.from({ length: BUSY }, () =>
    spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' }),
  );
  process.once('exit', () => {
    for (const child of children) child.kill('SIGKILL');
  });
  return children;
}
