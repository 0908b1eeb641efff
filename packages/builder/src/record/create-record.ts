import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collected } from '../phases/collect.ts';
import { summarizeJunit, type TestSummary } from './junit.ts';
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
  const artifacts = collected.artifacts.get(name) ?? [];
  return {
    name,
    system: facts?.system ?? '',
    kernel: facts?.kernel ?? '',
    architecture: facts?.architecture ?? '',
    libc: libc ? `${libc.family} ${libc.version}`.trim() : '',
    environments: collected.inventory.get(name) ?? [],
    steps: collected.steps.get(name) ?? [],
    artifacts,
    tests: await readTests(artifacts.map((path) => join(folder, path))),
  };
}

async function readTests(files: readonly string[]): Promise<TestSummary | undefined> {
  const documents = await Promise.all(
    files.filter((file) => file.endsWith('.xml')).map((file) => readFile(file, 'utf8')),
  );
  const reports = documents.filter((document) => /<testsuites?\b/.test(document));
  return reports.length === 0 ? undefined : summarizeJunit(reports);
}
