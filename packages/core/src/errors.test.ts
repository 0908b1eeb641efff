import { describe, expect, it } from 'vitest';
import {
  CodedError,
  exitStatusOf,
  formatProblem,
  formatProblems,
  type Problem,
  unsaidProblems,
} from './errors.ts';

class SampleError extends CodedError<'LOST'> {
  override readonly name = 'SampleError';
}

describe('CodedError', () => {
  it('carries code, hint, problems and cause', () => {
    const cause = new Error('why');
    const error = new SampleError('LOST', 'no-image', 'lost', {
      hint: 'look',
      problems: [{ message: 'm' }],
      cause,
    });

    expect(error).toMatchObject({ name: 'SampleError', code: 'LOST', message: 'lost', hint: 'look', cause });
    expect(error.problems).toEqual([{ message: 'm' }]);
  });
});

describe('exitStatusOf', () => {
  it('goes by the exit class', () => {
    expect(exitStatusOf(new SampleError('LOST', 'no-image', 'lost'))).toBe(3);
  });

  it('is 1 for an unexpected error', () => {
    expect(exitStatusOf(new TypeError('x'))).toBe(1);
  });
});

describe('formatProblem', () => {
  it.each([
    [{ message: 'm' }, 'm'],
    [{ message: 'm', field: 'count' }, 'count: m'],
    [{ message: 'm', file: 'a.txt' }, 'a.txt: m'],
    [{ message: 'm', file: 'a.txt', line: 3 }, 'a.txt:3: m'],
    [{ message: 'm', field: 'count', file: 'a.yml', line: 3 }, 'a.yml:3: count: m'],
    [
      { message: 'm', file: 'r.txt', line: 3, environment: 'app', machine: 'host-1' },
      'r.txt:3: m [app, host-1]',
    ],
    [{ message: 'm', machine: 'host-1' }, 'm [host-1]'],
    [{ message: 'its last lines:\n  - ours' }, 'its last lines:\n      - ours'],
  ])('%j', (problem, expected) => {
    expect(formatProblem(problem)).toBe(expected);
  });
});

describe('formatProblems', () => {
  it('keeps one problem on the line of its lead', () => {
    expect(formatProblems('The request', [{ message: 'm' }])).toBe('The request: m');
  });

  it('lists several', () => {
    expect(formatProblems('2 problems', [{ message: 'm' }, { message: 'n' }])).toBe(
      '2 problems:\n  - m\n  - n',
    );
  });
});

describe('unsaidProblems', () => {
  class Refused extends CodedError {
    constructor(message: string, problems: readonly Problem[]) {
      super('REFUSED', 'usage', message, { problems });
    }
  }

  it('lists what the message does not, also a problem of several lines', () => {
    const problems = [{ message: 'a\nb' }, { message: 'c', field: 'count' }];
    const listed = formatProblems('2 problems', problems);

    expect(unsaidProblems(new Refused('2 problems', problems))).toEqual(['  - a\n    b', '  - count: c']);
    expect(unsaidProblems(new Refused(listed, problems))).toEqual([]);
  });
});
