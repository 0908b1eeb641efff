import { describe, expect, it } from 'vitest';
import { ActionError, assertNoProblems, collectProblems } from './errors.ts';

const withFields = (message: string, fields: object): Error => Object.assign(new Error(message), fields);

describe('assertNoProblems', () => {
  it('does nothing when there is no problem', () => {
    expect(() => assertNoProblems([])).not.toThrow();
  });

  it('says one problem in one line', () => {
    expect(() => assertNoProblems(['input "a" is bad'])).toThrow(/^input "a" is bad$/);
  });

  it('lists several problems under their number', () => {
    expect(() => assertNoProblems(['a', 'b'])).toThrow('2 problems with the inputs:\n  - a\n  - b');
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
      throw withFields('2 problems', {
        code: 'INVALID_QUERY',
        problems: ['second', { field: 'owner', message: 'third' }],
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
      throw withFields('open to the world', { code: 'UNSAFE_REQUEST' });
    };
    const problems = ['first'];

    collectProblems(problems, unsafe);

    expect(problems).toEqual(['first', 'open to the world']);
    expect(() => collectProblems([], unsafe)).toThrow('open to the world');
  });

  it('throws on what is not about bad input', () => {
    expect(() =>
      collectProblems([], () => {
        throw withFields('no network', { code: 'UNREACHABLE' });
      }),
    ).toThrow('no network');
  });
});
