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
const place = { baseDirectory: '/work' };
const fail = { failedTests: 'fail', place } as const;
const collectFailure = new BuilderError('MACHINE_FAILED', 'connection lost');

function record(
  failures: readonly string[],
  failed = failures.length,
): { readonly machines: readonly MachineRecord[] } {
  const tests = {
    tests: 3,
    failed,
    skipped: 0,
    failures: failures.map((name) => ({ name, file: 'test_a.py', line: 7, message: 'why' })),
  };
  const empty = { system: '', kernel: '', architecture: '', libc: '', environments: [], steps: [] };
  return {
    machines: [
      { name: 'host-1', artifacts: [], tests, ...empty },
      { name: 'host-2', artifacts: [], ...empty },
    ],
  };
}

describe('failureOf', () => {
  const nothing = { stepFailure: undefined, collectFailure: undefined };

  it('is that of the tests where every step ended with 0', () => {
    expect(failureOf(nothing, record([]), fail)).toBeUndefined();
    expect(failureOf(nothing, record(['a.b']), fail)).toMatchObject({
      code: 'TESTS_FAILED',
      message: 'Tests failed:\n  - test_a.py:7: test a.b failed: why [host-1]',
    });
    expect(failureOf({ ...nothing, collectFailure }, record(['a.b']), fail)?.code).toBe('TESTS_FAILED');
  });

  it('has the files of tests as seen from where the command was started', () => {
    const elsewhere = { baseDirectory: '/work/app', commandDirectory: '/work' };
    const failure = failureOf(nothing, record(['a.b']), { failedTests: 'fail', place: elsewhere });

    expect(failure?.problems).toMatchObject([{ file: 'app/test_a.py', line: 7 }]);
  });

  it('is nothing where failed tests are to warn', () => {
    expect(failureOf(nothing, record(['a.b']), { failedTests: 'warn', place })).toBeUndefined();
    expect(failureOf({ ...nothing, collectFailure }, record(['a.b']), { failedTests: 'warn', place })).toBe(
      collectFailure,
    );
  });

  it('is that of the steps before that of the collection', () => {
    expect(failureOf({ stepFailure, collectFailure }, record([]), fail)).toBe(stepFailure);
    expect(failureOf({ stepFailure: undefined, collectFailure }, record([]), fail)).toBe(collectFailure);
  });

  it('names failed tests with their machine', () => {
    const failure = failureOf({ stepFailure, collectFailure: undefined }, record(['a.b', 'a.c']), fail);

    expect(failure).toMatchObject({
      code: 'TESTS_FAILED',
      message: `${stepFailure.message}\nTests failed:\n  - test_a.py:7: test a.b failed: why [host-1]\n  - test_a.py:7: test a.c failed: why [host-1]`,
      problems: [
        { code: 'STEP_FAILED' },
        {
          code: 'TESTS_FAILED',
          message: 'test a.b failed: why',
          file: 'test_a.py',
          line: 7,
          machine: 'host-1',
        },
        { code: 'TESTS_FAILED', message: 'test a.c failed: why', machine: 'host-1' },
      ],
      cause: stepFailure,
    });
  });

  it('names the first 50 of twenty thousand failed tests and counts the others', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `test-${index}`);

    const failure = failureOf({ stepFailure, collectFailure: undefined }, record(names, 20_000), fail);

    expect(failure?.problems).toHaveLength(51);
    expect(failure?.message).toContain('test test-49 failed: why [host-1]\n  - and 19,950 more');
    expect(failure?.message).not.toContain('test-50');
  });

  it('stays a time-out though tests failed before it', () => {
    const timedOut = new BuilderError('TIMED_OUT', 'took too long');

    expect(failureOf({ stepFailure: timedOut, collectFailure: undefined }, record(['a.b']), fail)).toBe(
      timedOut,
    );
  });
});
