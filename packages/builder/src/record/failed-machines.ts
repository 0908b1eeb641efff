import { isPlainObject } from '@ami-select/core';
import { isBefore } from '../phases/resume.ts';
import { PHASES } from '../report/events.ts';
import { cutText } from '../report/shorten.ts';
import { listSome } from '../wheels/list-some.ts';
import { readLastTry } from './last-run.ts';
import type { RecordedPhase } from './record.ts';

export interface FailedMachines {
  readonly names: readonly string[];
  /** The run that the record tells of, for a message: when it started, and its steps. */
  readonly run: string;
}

/**
 * The machines that failed in the last run of an output directory: in a step, in their tests, or in any phase; undefined
 * when there is no record of a run that began and ended. Until the steps, each phase waits for all machines: a failure of one there
 * is one of all, because none of them got through.
 */
export async function failedMachines(outputDirectory: string): Promise<FailedMachines | undefined> {
  const { fields: record } = (await readLastTry(outputDirectory)) ?? {};
  if (record === undefined || record.state === 'running' || !Array.isArray(record.machines)) return undefined;
  const problems = listOf(isPlainObject(record.failure) ? record.failure.problems : []);
  const named = new Set(problems.flatMap(({ machine }) => String(machine).split(', ')));
  const left = isPlainObject(record.continues) ? record.continues.machines : [];
  const isOfEarlier = (name: unknown): boolean => Array.isArray(left) && left.includes(name);
  const noneGotThrough = record.state === 'failed' && BEFORE_STEPS.some((phase) => phase === record.phase);
  const failed = listOf(record.machines).filter(({ name, steps, tests }) => {
    const hasFailed = listOf(steps).some(
      ({ outcome, continued }) => !continued && outcome !== 'passed' && outcome !== 'skipped',
    );
    const hasFailedTests = isPlainObject(tests) && Number(tests.failed) > 0;
    const gotStuck = noneGotThrough && !isOfEarlier(name);
    return gotStuck || named.has(String(name)) || hasFailed || hasFailedTests;
  });
  return { names: namesOf(failed), run: describeRun(record) };
}

function describeRun({ startedAt, commands }: Fields): string {
  const steps = namesOf(listOf(commands));
  const of = steps.length === 0 ? 'without a step' : `with the steps ${listSome(steps)}`;
  return `the run of ${cutText(String(startedAt), 30)}, ${of}`;
}

/** The phases that wait for all machines. */
const BEFORE_STEPS: readonly RecordedPhase[] = [
  'start',
  'check',
  ...PHASES.filter((phase) => isBefore(phase, 'steps')),
];

type Fields = Readonly<Record<string, unknown>>;

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function namesOf(fields: readonly Fields[]): readonly string[] {
  return fields.map(({ name }) => String(name));
}
