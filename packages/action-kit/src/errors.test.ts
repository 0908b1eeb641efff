import { CodedError, type CodedErrorOptions, type ExitClass } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { ActionError, assertNoProblems, collectProblems } from './errors.ts';

class TestError extends CodedError {
  constructor(exitClass: ExitClass, message: string, options: CodedErrorOptions = {}) {
    super('TEST', exitClass, message, options);
  }
}

describe('assertNoProblems', () => {
  it('does nothing when there is no problem', () => {
    expect(() => assertNoProblems([])).not.toThrow();
  });

  it('says one problem in one line', () => {
    expect(() => assertNoProblems(['input "a" is bad'])).toThrow(/^input "a" is bad$/);
  });

  it('lists several problems under their number', () => {
    expect(() => assertNoProblems(['a', { field: 'count', message: 'b' }])).toThrow(
      '2 problems with the inputs:\n  - a\n  - count: b',
    );
  });
});

describe('collectProblems', () => {
  it('hands on the value of a parser that accepts', () => {
    const problems: string[] = [];

    const value = collectProblems(problems, () => 7);

    expect([value, problems]).toEqual([7, []]);
  });

  it('takes over each problem that a library lists', () => {
    const problems = ['first'];

    collectProblems(problems, () => {
      throw new TestError('usage', '2 problems', {
        problems: [{ message: 'second' }, { field: 'owner', message: 'third' }],
      });
    });

    expect(problems).toEqual(['first', 'second', 'owner: third']);
  });

  it('takes the message when nothing is listed', () => {
    const problems: string[] = [];

    collectProblems(problems, () => {
      throw new ActionError('INVALID_INPUT', 'not so');
    });

    expect(problems).toEqual(['not so']);
  });

  it('throws on an unsafe wish that is alone, and lists it when it is not', () => {
    const unsafe = (): never => {
      throw new TestError('ambiguous', 'open to the world');
    };
    const problems = ['first'];

    collectProblems(problems, unsafe);

    expect(problems).toEqual(['first', 'open to the world']);
    expect(() => collectProblems([], unsafe)).toThrow('open to the world');
  });

  it('throws on what is not about bad input', () => {
    expect(() =>
      collectProblems([], () => {
        throw new TestError('failed', 'no network');
      }),
    ).toThrow('no network');
  });
});
