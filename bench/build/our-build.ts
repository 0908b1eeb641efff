import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadBuild, type Phase, runBuild } from '@ami-select/builder';
import { systemClock } from '@ami-select/core';
import { connectSsh } from '@ami-select/transport';
import { processorMs } from './processor-time.ts';
import type { SshHost } from './ssh-hosts.ts';

const logger = { debug: () => {}, info: () => {}, warn: (line: string) => console.error(line) };

/** Folders of a build on a machine that have uv and pip. */
const INSTALLER = ['tools', 'programs'];

/** Locks by environment. */
export type Locks = Readonly<Record<string, string>>;

export interface OurBuild {
  /** Milliseconds of connecting to the machines, at once. */
  readonly connectMs: number;
  readonly phaseMs: Readonly<Partial<Record<Phase, number>>>;
  /** Milliseconds of processors in the phase that was to be watched. */
  readonly watchedMs: number;
}

export interface OurBuildOptions {
  readonly locks: Locks;
  readonly index: string;
  /** A cache of wheels that has the installers, as it has on any but the first day. */
  readonly installers: string;
  /** Folder for what is made here; its caller removes it when nothing is measured any more. */
  readonly work: string;
  readonly installer?: 'auto' | 'uv' | 'pip';
  /** Looking takes a few milliseconds, so that no phase is watched by default. */
  readonly watched?: Phase;
}

/**
 * Builds environments on machines from nothing: no connection, and no wheels here or there but the installer's, which the
 * peers have as well.
 */
export async function buildOn(
  hosts: readonly SshHost[],
  { locks, index, installers, work, installer = 'auto', watched }: OurBuildOptions,
): Promise<OurBuild> {
  const folder = mkdtempSync(join(work, 'build-'));
  const fields = { environments: writeLocks(folder, locks), 'index-url': index, installer };
  const phaseMs: Partial<Record<Phase, number>> = {};
  let watchedMs = 0;
  const cache = join(folder, 'cache');
  cpSync(installers, cache, { recursive: true });
  const startedAt = performance.now();
  const transports = await Promise.all(hosts.map(({ target }) => connectSsh(target)));
  const connectMs = performance.now() - startedAt;
  try {
    const machines = transports.map((transport) => ({ name: transport.label, transport }));
    await runBuild(loadBuild(fields, { baseDirectory: folder }), machines, {
      clock: systemClock,
      logger,
      outputDirectory: join(folder, 'output'),
      wheelCache: { folder: cache },
      report: (event) => {
        if (event.type === 'phase-started' && event.phase === watched) watchedMs -= processorMs();
        if (event.type === 'phase-ended' && event.phase === watched) watchedMs += processorMs();
        if (event.type === 'phase-ended') phaseMs[event.phase] = event.seconds * 1000;
      },
    });
    return { connectMs, phaseMs, watchedMs };
  } finally {
    await Promise.all(transports.map((transport) => transport.close()));
  }
}

/**
 * Everything but the installer, which the peers have as well. Out of the way, not removed: ext4 is slow to make files for
 * seconds after others were removed.
 */
export function setAside({ home }: SshHost): void {
  const folder = join(home, '.ami-select', 'build');
  if (!existsSync(folder)) return;
  const earlier = mkdtempSync(join(home, 'earlier-'));
  renameSync(folder, earlier);
  mkdirSync(folder);
  for (const name of INSTALLER)
    if (existsSync(join(earlier, name))) renameSync(join(earlier, name), join(folder, name));
}

/** The `environments` of a build whose base is the folder. */
export function writeLocks(
  folder: string,
  locks: Locks,
): Record<string, { readonly requirements: readonly string[] }> {
  const entries = Object.entries(locks).map(([name, lock]) => {
    writeFileSync(join(folder, `${name}.txt`), lock);
    return [name, { requirements: [`${name}.txt`] }] as const;
  });
  return Object.fromEntries(entries);
}
