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

  it.each(['*a', '*', '?*', 'a*', '*?', '\\a*', '*aa'])('take little time for %j, often', (part) => {
    // A matcher that tried every way would not end within the life of the test.
    expect(matches(`${part.repeat(100)}!`, 'a'.repeat(4_096))).toBe(false);
  });

  it('match as a regular expression of the same meaning does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-'), maxLength: 12 });
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });

    fc.assert(
      fc.property(glob, word, (pattern, text) => {
        const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');

        expect(matches(pattern, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
    );
  });
});
