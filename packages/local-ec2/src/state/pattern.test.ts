import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invalidEscape, parsePattern } from './pattern.ts';

describe('parsePattern', () => {
  it.each([
    ['ubuntu*', 'ubuntu', true],
    ['ubuntu*', 'ubuntu/images', true],
    ['ubuntu*', 'Ubuntu', false],
    ['*', '', true],
    ['?', '', false],
    ['?', 'a', true],
    ['a?c', 'abc', true],
    ['a?c', 'abbc', false],
    ['*server*', 'noble-24.04-amd64-server-20261101', true],
    ['*-arm64-*-2?', 'x-arm64-y-21', true],
    ['*-arm64-*-2?', 'x-arm64-y-2', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab', 'aab', true],
    ['a*b*c', 'a-b-b-c', true],
    ['2021-09-29T*', '2021-09-29T11:04:43.305Z', true],
  ])('matches the wildcards of %j against %j: %j', (pattern, value, expected) => {
    const result = parsePattern(pattern).matches(value);

    expect(result).toBe(expected);
  });

  it.each([
    ['weird[1]*name', 'weird[1] long name', true],
    ['weird[1]*name', 'weird1name', false],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['a\\?', 'a?', true],
    ['a\\?', 'ab', false],
    ['a\\\\*', 'a\\tail', true],
    ['trailing\\', 'trailing\\', true],
  ])('row 2: takes brackets and escapes literally in %j against %j: %j', (pattern, value, expected) => {
    const result = parsePattern(pattern).matches(value);

    expect(result).toBe(expected);
  });

  it.each([
    ['a\\d+', '\\d'],
    ['\\*\\?\\\\\\w', '\\w'],
    ['^ubuntu\\.', '\\.'],
    ['\\*amazon\\?\\\\', undefined],
    ['trailing\\', undefined],
    ['\\\\d', undefined],
    ['[0-9]+', undefined],
  ])('row 2: the escape in %j that EC2 refuses is %j', (pattern, expected) => {
    expect(invalidEscape(pattern)).toBe(expected);
  });

  it('distinguishes an exact string from a pattern', () => {
    expect(parsePattern('a\\*b').literal).toBe('a*b');
    expect(parsePattern('a*b').literal).toBeUndefined();
    expect(parsePattern('ab?c*').prefix).toBe('ab');
  });

  it('agrees with a regular expression on any pattern and value', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?') });
    const value = fc.string({ unit: fc.constantFrom('a', 'b') });

    fc.assert(
      fc.property(text, value, (glob, candidate) => {
        const source = glob.replaceAll('*', '.*').replaceAll('?', '.');

        expect(parsePattern(glob).matches(candidate)).toBe(new RegExp(`^${source}$`).test(candidate));
      }),
    );
  });

  it('does not stall on a pattern made to backtrack', () => {
    const pattern = parsePattern(`${'*a'.repeat(200)}*b`);

    expect(pattern.matches('a'.repeat(20_000))).toBe(false);
  });
});
