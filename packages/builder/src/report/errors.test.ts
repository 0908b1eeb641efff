import { exitStatusOf } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { BuilderError } from './errors.ts';

describe('BuilderError', () => {
  it.each([
    ['INVALID_BUILD', 2],
    ['UNPINNED', 10],
    ['HASH', 11],
    ['UNREACHABLE_INDEX', 6],
    ['NO_WHEEL', 12],
    ['SYSTEM_PACKAGE', 13],
    ['STEP_FAILED', 14],
    ['TESTS_FAILED', 15],
    ['DRIFT', 16],
    ['MACHINE_FAILED', 21],
    ['TIMED_OUT', 22],
    ['ABORTED', 130],
  ] as const)('%s ends a program with status %d', (code, status) => {
    expect(exitStatusOf(new BuilderError(code, 'why'))).toBe(status);
  });

  it('carries problems, hint and cause', () => {
    const cause = new Error('socket closed');
    const problems = [{ code: 'HASH' as const, message: 'bad' }];

    const error = new BuilderError('HASH', 'why', { problems, hint: 'look', cause });

    expect(error).toMatchObject({
      name: 'BuilderError',
      code: 'HASH',
      message: 'why',
      problems,
      hint: 'look',
      cause,
    });
  });
});
