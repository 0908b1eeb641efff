import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Logger } from '@ami-select/core';
import { createLocalTransport } from '@ami-select/transport';
import { parse } from 'yaml';
import type { Build } from '../definition/build.ts';
import { loadBuild } from '../definition/load-build.ts';
import type { Machine } from '../machine/machine.ts';
import type { BuildEvent } from '../report/events.ts';
import { tempFolder } from './temp-folder.ts';

export const exampleFolder: string = join(import.meta.dirname, '../../../../examples/python');

/** Whether real builds can run here at all. */
export const hasPython: boolean = spawnSync('python3', ['-c', 'import venv']).status === 0;

/** The build of the example project, with some fields replaced. */
export function exampleBuild(changes: Readonly<Record<string, unknown>> = {}): Build {
  const { build } = parse(readFileSync(join(exampleFolder, 'ami-select.yml'), 'utf8')) as { build: object };
  return loadBuild({ ...build, ...changes }, { baseDirectory: exampleFolder });
}

/** Machines that are folders on this one. */
export async function localMachines(count: number): Promise<readonly Machine[]> {
  const root = await tempFolder();
  return Array.from({ length: count }, (_, index) => {
    const name = `host-${index + 1}`;
    return { name, transport: createLocalTransport({ label: name, root: join(root, name) }) };
  });
}

export const clock: Clock = { now: () => new Date(), sleep: async () => undefined };

/** A report and a logger that remember. */
export function recorder(): {
  events: BuildEvent[];
  warnings: string[];
  report: (event: BuildEvent) => void;
  logger: Logger;
} {
  const events: BuildEvent[] = [];
  const warnings: string[] = [];
  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message: string) => void warnings.push(message),
  };
  return { events, warnings, report: (event) => void events.push(event), logger };
}
