/** Fetches the wheels of a lock (in the environment) from an index, for a machine that is a folder here, and stops. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadBuild, runBuild } from '@ami-select/builder';
import { systemClock } from '@ami-select/core';
import { createLocalTransport } from '@ami-select/transport';
import { writeLocks } from './our-build.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {} };
const [index = '', folder = ''] = process.argv.slice(2);
const fields = {
  environments: writeLocks(folder, { app: process.env.AMI_SELECT_BENCH_LOCK ?? '' }),
  'index-url': index,
  // Nothing is installed, and the index has the wheels of the lock alone.
  installer: 'machine-pip',
};
const transport = createLocalTransport({ label: 'host-1', root: join(folder, 'host') });
const stop = new AbortController();
const idleMb = memory('VmRSS');
const startedAt = performance.now();
let outcome: string | undefined;
try {
  await runBuild(loadBuild(fields, { baseDirectory: folder }), [{ name: 'host-1', transport }], {
    clock: systemClock,
    logger: silent,
    signal: stop.signal,
    outputDirectory: join(folder, 'output'),
    report: (event) => {
      if (event.type !== 'phase-ended' || event.phase !== 'fetch' || event.failed) return;
      outcome = 'fetched';
      stop.abort();
    },
  });
} catch (error) {
  outcome ??= error instanceof Error ? error.message : String(error);
}
const took = performance.now() - startedAt;
console.log(JSON.stringify({ outcome, took, idleMb, mostMb: memory('VmHWM'), at: Date.now() }));
await transport.close();

/** As the kernel counts it, in MB. */
function memory(name: 'VmRSS' | 'VmHWM'): number {
  const [, kib] =
    new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (Number(kib) * 1024) / 1e6;
}
