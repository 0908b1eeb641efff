import { join } from 'node:path';
import { BUILD_LIMITS, LIMIT_FIELDS } from '../definition/build-limits.ts';
import type { Collected } from '../phases/collect.ts';
import { readTests } from './read-tests.ts';
import type { BuildRecord, MachineRecord } from './record.ts';

export interface RecordOptions extends Pick<BuildRecord, 'finishedAt' | 'seconds'> {
  /** Where the artifacts are. */
  readonly outputDirectory: string;
}

/** The record of a build, with the tests that its JUnit files count. */
export async function createRecord(
  collected: Collected,
  { finishedAt, seconds, outputDirectory }: RecordOptions,
): Promise<BuildRecord> {
  const { machines, indexName, wheels } = collected;
  return {
    version: 1,
    finishedAt,
    index: indexName,
    wheels: [...wheels.values()].map(({ filename, sha256, bytes }) => ({ filename, sha256, bytes })),
    seconds,
    machines: await Promise.all(
      machines.map(({ name }) => recordMachine(name, collected, join(outputDirectory, name))),
    ),
  };
}

async function recordMachine(name: string, collected: Collected, folder: string): Promise<MachineRecord> {
  const facts = collected.facts.get(name);
  const libc = facts?.pythons.python3?.libc;
  const { files = [], left, reached = [] } = collected.artifacts.get(name) ?? {};
  const { reportBytes } = collected.build.limits ?? BUILD_LIMITS;
  return {
    name,
    system: facts?.system ?? '',
    kernel: facts?.kernel ?? '',
    architecture: facts?.architecture ?? '',
    libc: libc ? `${libc.family} ${libc.version}`.trim() : '',
    environments: collected.inventory.get(name) ?? [],
    steps: collected.steps.get(name) ?? [],
    artifacts: files,
    left: left?.count ? left : undefined,
    limits: reached.length > 0 ? reached.map((limit) => LIMIT_FIELDS[limit]) : undefined,
    tests: await readTests(files, { folder, reportBytes }),
  };
}
