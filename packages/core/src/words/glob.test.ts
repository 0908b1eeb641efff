import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globMatcher } from './glob.ts';

function matches(glob: string, text: string): boolean {
  return globMatcher([glob])(text);
}

describe('globs', () => {
  it.each([
    ['a*c', 'abbc', true],
    ['a*c', 'ac', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['abc', 'xabcx', false],
    ['abc', 'ABC', false],
    ['a\\*c', 'a*c', true],
    ['a\\*c', 'abc', false],
    ['a\\\\b', 'a\\b', true],
    ['a\\d', 'ad', true],
    ['a\\d', 'a1', false],
    ['a\\', 'a\\', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['[ab]', '[ab]', true],
    ['*', '', true],
    ['a*', 'a\nb', true],
  ])('%j and %j: %s', (glob, text, expected) => {
    expect(matches(glob, text)).toBe(expected);
  });

  it('take any text literally when it has no wildcard', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const literal = text.replace(/[\\*?]/g, '\\$&');

        expect(matches(literal, text)).toBe(true);
        expect(matches(literal, other)).toBe(text === other);
      }),
    );
  });

  it('match when one of them does', () => {
    const matchesOne = globMatcher(['a*', 'b*']);

    expect(['a1', 'b1', 'c1'].map(matchesOne)).toEqual([true, true, false]);
  });
});
