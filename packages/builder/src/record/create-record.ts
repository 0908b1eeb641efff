import { join } from 'node:path';
import type { Clock } from '@ami-select/core';
import { BUILD_LIMITS, LIMIT_FIELDS } from '../definition/build-limits.ts';
import type { Collected } from '../phases/collect.ts';
import { type ReadTestsOptions, readTests } from './read-tests.ts';
import type { BuildRecord, MachineRecord } from './record.ts';

export interface RecordOptions extends Pick<BuildRecord, 'finishedAt' | 'seconds'> {
  /** Where the artifacts are. */
  readonly outputDirectory: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** The record of a build, with the tests that its JUnit files count. */
export async function createRecord(
  collected: Collected,
  { finishedAt, seconds, outputDirectory, clock }: RecordOptions,
): Promise<BuildRecord> {
  const { machines, indexName, wheels } = collected;
  return {
    version: 1,
    finishedAt,
    index: indexName,
    wheels: [...wheels.values()].map(({ filename, sha256, bytes }) => ({ filename, sha256, bytes })),
    seconds,
    machines: await Promise.all(
      machines.map(({ name }) =>
        recordMachine(name, collected, { folder: join(outputDirectory, name), clock }),
      ),
    ),
  };
}

async function recordMachine(
  name: string,
  collected: Collected,
  place: Pick<ReadTestsOptions, 'folder' | 'clock'>,
): Promise<MachineRecord> {
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
    tests: await readTests(files, { ...place, reportBytes }),
  };
}
