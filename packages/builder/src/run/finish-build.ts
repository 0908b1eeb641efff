import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Logger } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { collectArtifacts } from '../phases/collect.ts';
import { summarizeJunit, type TestSummary } from '../record/junit.ts';
import { type BuildRecord, type MachineRecord, writeRecord } from '../record/record.ts';
import { BuilderError } from '../report/errors.ts';
import type { PhaseClock } from './phase-clock.ts';
import type { BuildResult, BuildState } from './run-build.ts';

export interface FinishOptions {
  readonly build: Build;
  readonly machines: readonly Machine[];
  readonly state: BuildState;
  readonly phases: PhaseClock;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly outputDirectory: string;
  readonly signal?: AbortSignal;
  /** Why the steps failed, when they did. */
  readonly failure: unknown;
}

/** Brings the artifacts home and writes the record; then throws what the steps failed with, if they did. */
export async function finishBuild(options: FinishOptions): Promise<BuildResult> {
  const { failure, logger, outputDirectory, clock, phases, state } = options;
  let artifacts: ReadonlyMap<string, readonly string[]> = new Map();
  try {
    artifacts = await phases.run('collect', () =>
      collectArtifacts(options.machines, options.build.artifacts, options),
    );
  } catch (error) {
    if (failure === undefined) throw error;
    logger.warn(error instanceof Error ? error.message : String(error));
  }
  const record: BuildRecord = {
    version: 1,
    finishedAt: clock.now().toISOString(),
    index: state.index?.name ?? '',
    wheels: [...state.wheels.values()].map(({ filename, sha256, bytes }) => ({ filename, sha256, bytes })),
    seconds: phases.timings,
    machines: await Promise.all(
      options.machines.map(({ name }) => recordMachine(name, artifacts.get(name) ?? [], options)),
    ),
  };
  const recordFile = await writeRecord(record, outputDirectory);
  if (failure !== undefined) throw withTests(failure, record);
  return { ...record, recordFile };
}

async function recordMachine(
  name: string,
  artifacts: readonly string[],
  { state, outputDirectory }: FinishOptions,
): Promise<MachineRecord> {
  const facts = state.facts.get(name);
  const libc = facts?.pythons.python3?.libc;
  const tests = await readTests(artifacts.map((path) => join(outputDirectory, name, path)));
  return {
    name,
    system: facts?.system ?? '',
    kernel: facts?.kernel ?? '',
    architecture: facts?.architecture ?? '',
    libc: libc ? `${libc.family} ${libc.version}`.trim() : '',
    environments: state.installed.get(name) ?? [],
    steps: state.steps.get(name) ?? [],
    artifacts,
    ...(tests ? { tests } : {}),
  };
}

async function readTests(files: readonly string[]): Promise<TestSummary | undefined> {
  const documents = await Promise.all(
    files.filter((file) => file.endsWith('.xml')).map((file) => readFile(file, 'utf8')),
  );
  const reports = documents.filter((document) => /<testsuites?\b/.test(document));
  return reports.length === 0 ? undefined : summarizeJunit(reports);
}

/** A failed step whose JUnit files tell of failed tests is a failure of tests, and the error names them. */
function withTests(failure: unknown, { machines }: BuildRecord): unknown {
  if (!(failure instanceof BuilderError) || failure.code !== 'STEP_FAILED') return failure;
  const problems = machines.flatMap(({ name, tests }) => {
    return (tests?.failures ?? []).map((test) => ({
      code: 'TESTS_FAILED' as const,
      message: `test ${test} failed`,
      machine: name,
    }));
  });
  if (problems.length === 0) return failure;
  const tests = problems.map(({ message, machine }) => `  - ${message} [${machine}]`);
  const message = `${failure.message}\nTests failed:\n${tests.join('\n')}`;
  return new BuilderError('TESTS_FAILED', message, {
    problems: [...failure.problems, ...problems],
    cause: failure,
  });
}
