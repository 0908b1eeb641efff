import type { Collected } from '../phases/collect.ts';
import { BuilderError } from '../report/errors.ts';
import { countMore, MOST_LISTED } from '../report/shorten.ts';
import type { BuildRecord } from './record.ts';

/**
 * The error of a build: of its steps, or of the collection of artifacts. A failed step whose JUnit files count failed
 * tests is a failure of tests, and the error names the first 50 of them.
 */
export function failureOf(
  { stepFailure, collectFailure }: Pick<Collected, 'stepFailure' | 'collectFailure'>,
  { machines }: Pick<BuildRecord, 'machines'>,
): BuilderError | undefined {
  if (stepFailure?.code !== 'STEP_FAILED') return stepFailure ?? collectFailure;
  const problems = machines
    .flatMap(({ name, tests }) => (tests?.failures ?? []).map((test) => ({ test, machine: name })))
    .slice(0, MOST_LISTED)
    .map(({ test, machine }) => {
      return { code: 'TESTS_FAILED' as const, message: `test ${test} failed`, machine };
    });
  if (problems.length === 0) return stepFailure;
  const failed = machines.reduce((sum, { tests }) => sum + (tests?.failed ?? 0), 0);
  const lines = problems.map(({ message, machine }) => `${message} [${machine}]`);
  if (failed > problems.length) lines.push(`and ${countMore(failed - problems.length)}`);
  const list = lines.map((line) => `\n  - ${line}`).join('');
  return new BuilderError('TESTS_FAILED', `${stepFailure.message}\nTests failed:${list}`, {
    problems: [...stepFailure.problems, ...problems],
    cause: stepFailure,
  });
}
