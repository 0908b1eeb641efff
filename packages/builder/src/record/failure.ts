import { formatProblem } from '@ami-select/core';
import type { FailedTests } from '../definition/failed-tests.ts';
import type { Collected } from '../phases/collect.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { countMore, MOST_LISTED } from '../report/shorten.ts';
import { type CommandPlace, pathInCommand } from '../requirements/path-in-command.ts';
import type { BuildRecord, MachineRecord } from './record.ts';

export interface FailureOptions {
  /** Whether failed tests fail a build whose steps all ended with 0. */
  readonly failedTests: FailedTests;
  readonly place: CommandPlace;
}

/**
 * The error of a build: of its steps, of its tests, or of the collection of artifacts. A failed step whose JUnit files
 * count failed tests is a failure of tests, and so are failed tests that no step failed for; the error names the first 50.
 */
export function failureOf(
  { stepFailure, collectFailure }: Pick<Collected, 'stepFailure' | 'collectFailure'>,
  { machines }: Pick<BuildRecord, 'machines'>,
  { failedTests, place }: FailureOptions,
): BuilderError | undefined {
  if (stepFailure !== undefined && stepFailure.code !== 'STEP_FAILED') return stepFailure;
  if (stepFailure === undefined && failedTests === 'warn') return collectFailure;
  const { problems, list } = listFailures(machines, place);
  if (problems.length === 0) return stepFailure ?? collectFailure;
  const before = stepFailure === undefined ? '' : `${stepFailure.message}\n`;
  return new BuilderError('TESTS_FAILED', `${before}Tests failed:${list}`, {
    problems: [...(stepFailure?.problems ?? []), ...problems],
    cause: stepFailure,
  });
}

/** The failed tests of all machines; the list is empty when there are none. */
export function listFailures(
  machines: readonly Pick<MachineRecord, 'name' | 'tests'>[],
  place: CommandPlace,
): {
  readonly problems: readonly Problem[];
  readonly list: string;
} {
  const problems = machines
    .flatMap(({ name, tests }) => (tests?.failures ?? []).map((test) => ({ test, machine: name })))
    .slice(0, MOST_LISTED)
    .map(({ test: { name, message, file, line }, machine }): Problem => {
      const why = message === undefined ? '' : `: ${message}`;
      const shown = file === undefined ? undefined : pathInCommand(file, place);
      return { code: 'TESTS_FAILED', message: `test ${name} failed${why}`, file: shown, line, machine };
    });
  const failed = machines.reduce((sum, { tests }) => sum + (tests?.failed ?? 0), 0);
  const lines = problems.map(formatProblem);
  if (failed > problems.length) lines.push(`and ${countMore(failed - problems.length)}`);
  return { problems, list: lines.map((line) => `\n  - ${line}`).join('') };
}
