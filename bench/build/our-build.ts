import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadBuild, type Phase, runBuild } from '@ami-select/builder';
import { systemClock } from '@ami-select/core';
import { connectSsh } from '@ami-select/transport';
import type { SshHost } from './ssh-hosts.ts';

const logger = { debug: () => {}, info: () => {}, warn: (line: string) => console.error(line) };

/** Folders of a build on a machine that have uv and pip. */
const INSTALLER = ['tools', 'programs'];

/** Locks by environment. */
export type Locks = Readonly<Record<string, string>>;

export interface OurBuild {
  readonly totalMs: number;
  readonly phaseMs: Readonly<Partial<Record<Phase, number>>>;
}

export interface OurBuildOptions {
  readonly locks: Locks;
  readonly index: string;
  readonly installer?: 'auto' | 'uv' | 'pip';
}

/** Builds environments on machines from nothing: no wheelhouse here, no connection, and nothing there but the installer. */
export async function buildOn(
  hosts: readonly SshHost[],
  { locks, index, installer = 'auto' }: OurBuildOptions,
): Promise<OurBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-build-'));
  const fields = { environments: writeLocks(folder, locks), 'index-url': index, installer };
  const phaseMs: Partial<Record<Phase, number>> = {};
  const startedAt = performance.now();
  for (const host of hosts) setAside(host);
  const transports = await Promise.all(hosts.map(({ target }) => connectSsh(target)));
  try {
    const machines = transports.map((transport) => ({ name: transport.label, transport }));
    await runBuild(loadBuild(fields, { baseDirectory: folder }), machines, {
      clock: systemClock,
      logger,
      outputDirectory: join(folder, 'output'),
      report: (event) => {
        if (event.type === 'phase-ended') phaseMs[event.phase] = event.seconds * 1000;
      },
    });
    return { totalMs: performance.now() - startedAt, phaseMs };
  } finally {
    await Promise.all(transports.map((transport) => transport.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Everything but the installer, which the peers have as well. Out of the way, not removed: ext4 is slow to make files for
 * seconds after others were removed.
 */
function setAside({ home }: SshHost): void {
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
