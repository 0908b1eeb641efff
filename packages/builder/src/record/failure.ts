import type { Collected } from '../phases/collect.ts';
import { BuilderError } from '../report/errors.ts';
import type { BuildRecord } from './record.ts';

/**
 * The error of a build: of its steps, or of the collection of artifacts. A failed step whose JUnit files count failed
 * tests is a failure of tests, and the error names them.
 */
export function failureOf(
  { stepFailure, collectFailure }: Pick<Collected, 'stepFailure' | 'collectFailure'>,
  { machines }: Pick<BuildRecord, 'machines'>,
): BuilderError | undefined {
  if (stepFailure?.code !== 'STEP_FAILED') return stepFailure ?? collectFailure;
  const problems = machines.flatMap(({ name, tests }) => {
    return (tests?.failures ?? []).map((test) => ({
      code: 'TESTS_FAILED' as const,
      message: `test ${test} failed`,
      machine: name,
    }));
  });
  if (problems.length === 0) return stepFailure;
  const tests = problems.map(({ message, machine }) => `  - ${message} [${machine}]`);
  return new BuilderError('TESTS_FAILED', `${stepFailure.message}\nTests failed:\n${tests.join('\n')}`, {
    problems: [...stepFailure.problems, ...problems],
    cause: stepFailure,
  });
}
