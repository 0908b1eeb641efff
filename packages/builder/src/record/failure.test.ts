import { describe, expect, it } from 'vitest';
import { BuilderError } from '../report/errors.ts';
import { failureOf } from './failure.ts';
import type { MachineRecord } from './record.ts';

const stepFailure = new BuilderError(
  'STEP_FAILED',
  'A step failed: step "tests" ended with status 1 [host-1]',
  {
    problems: [{ code: 'STEP_FAILED', message: 'step "tests" ended with status 1', machine: 'host-1' }],
  },
);
const collectFailure = new BuilderError('MACHINE_FAILED', 'connection lost');

function record(
  failures: readonly string[],
  failed = failures.length,
): { readonly machines: readonly MachineRecord[] } {
  const tests = { tests: 3, failed, skipped: 0, failures };
  const empty = { system: '', kernel: '', architecture: '', libc: '', environments: [], steps: [] };
  return {
    machines: [
      { name: 'host-1', artifacts: [], tests, ...empty },
      { name: 'host-2', artifacts: [], ...empty },
    ],
  };
}

describe('failureOf', () => {
  it('is nothing when everything passed, whatever the JUnit files contain', () => {
    const failures = { stepFailure: undefined, collectFailure: undefined };

    expect(failureOf(failures, record(['a.b']))).toBeUndefined();
  });

  it('is that of the steps before that of the collection', () => {
    expect(failureOf({ stepFailure, collectFailure }, record([]))).toBe(stepFailure);
    expect(failureOf({ stepFailure: undefined, collectFailure }, record(['a.b']))).toBe(collectFailure);
  });

  it('names failed tests with their machine', () => {
    const failure = failureOf({ stepFailure, collectFailure: undefined }, record(['a.b', 'a.c']));

    expect(failure).toMatchObject({
      code: 'TESTS_FAILED',
      message: `${stepFailure.message}\nTests failed:\n  - test a.b failed [host-1]\n  - test a.c failed [host-1]`,
      problems: [
        { code: 'STEP_FAILED' },
        { code: 'TESTS_FAILED', message: 'test a.b failed', machine: 'host-1' },
        { code: 'TESTS_FAILED', message: 'test a.c failed', machine: 'host-1' },
      ],
      cause: stepFailure,
    });
  });

  it('names the first 50 of twenty thousand failed tests and counts the others', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `test-${index}`);

    const failure = failureOf({ stepFailure, collectFailure: undefined }, record(names, 20_000));

    expect(failure?.problems).toHaveLength(51);
    expect(failure?.message).toContain('test test-49 failed [host-1]\n  - and 19,950 more');
    expect(failure?.message).not.toContain('test-50');
  });

  it('stays a time-out though tests failed before it', () => {
    const timedOut = new BuilderError('TIMED_OUT', 'took too long');

    expect(failureOf({ stepFailure: timedOut, collectFailure: undefined }, record(['a.b']))).toBe(timedOut);
  });
});
