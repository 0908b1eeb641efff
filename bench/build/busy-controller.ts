import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  checkBeforeLaunch,
  expectFacts,
  loadBuild,
  openIndex,
  platformOf,
  runBuild,
} from '@ami-select/builder';
import { systemClock } from '@ami-select/core';
import { createLocalTransport } from '@ami-select/transport';
import { median, mustRun, timings } from '../measure.ts';
import type { Row } from '../report.ts';
import { writeLocks } from './our-build.ts';
import { prepareTools } from './tools.ts';
import { startWheelIndex } from './wheel-index.ts';
import { lockOf, makeWheels } from './wheels.ts';

const RUNS = 20;
/** Of ours to each of uv. */
const OURS_IN_A_TURN = 4;
const BUSY = 8;
const SIZE = { modules: 1, moduleBytes: 500, binaryBytes: 0 };
/** Of each response: a package index across an ocean takes about that long. */
const DELAY_MS = 30;

const PLATFORM = platformOf({ publisher: 'debian', version: '12' });

const silent = { debug: () => {}, info: () => {}, warn: () => {} };

/**
 * The check and resolution of 136 packages while eight other processes want the processors, beside uv's; and how many
 * runs failed.
 */
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
    const syncDry = (): Promise<unknown> =>
      mustRun(
        tools.uv,
        [...words, '--python', environment, '--index-url', index.url, join(work, 'lock.txt')],
        options,
      );
    const { ours, uv, failed } = await inTurns({
      ours: () => resolveOnce(lock, { index: index.url, work }),
      uv: syncDry,
    });
    return [
      {
        what: `check and resolution of 136 packages under load ${BUSY}`,
        ours: median(ours),
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

interface Turns {
  readonly ours: readonly number[];
  readonly uv: readonly number[];
  /** Of ours. */
  readonly failed: number;
}

async function inTurns(sides: {
  readonly ours: () => Promise<number>;
  readonly uv: () => Promise<unknown>;
}): Promise<Turns> {
  const [ours, uv]: [number[], number[]] = [[], []];
  let failed = 0;
  for (let run = 0; run < RUNS; run += 1) {
    if (run % OURS_IN_A_TURN === 0) uv.push(...(await timings(1, sides.uv)));
    const outcome = await sides.ours().catch((error: unknown) => {
      console.warn(`run ${run + 1} failed: ${error instanceof Error ? error.message : error}`);
    });
    if (outcome === undefined) failed += 1;
    else ours.push(outcome);
  }
  return { ours, uv, failed };
}

/** Milliseconds of the check before a launch and of the phase, which share an index; the build is stopped after it. */
async function resolveOnce(
  lock: string,
  { index, work }: { readonly index: string; readonly work: string },
): Promise<number> {
  const folder = mkdtempSync(join(work, 'build-'));
  const fields = { environments: writeLocks(folder, { app: lock }), 'index-url': index };
  const build = loadBuild(fields, { baseDirectory: folder });
  const transport = createLocalTransport({ label: 'host-1', root: join(folder, 'host') });
  const shared = { clock: systemClock, logger: silent, outputDirectory: join(folder, 'output') };
  const opened = openIndex(build, shared);
  const began = performance.now();
  await checkBeforeLaunch(build, {
    ...shared,
    openIndex: () => opened,
    expectation: async () => expectFacts(PLATFORM, 'x86_64'),
  });
  const checkMs = performance.now() - began;
  const stop = new AbortController();
  let startedAt = Number.NaN;
  let took: number | undefined;
  const built = runBuild(build, [{ name: 'host-1', transport }], {
    ...shared,
    signal: stop.signal,
    openIndex: () => opened,
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
  return checkMs + took;
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
