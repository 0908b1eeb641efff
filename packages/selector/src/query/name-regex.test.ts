import { describe, expect, it } from 'vitest';
import { nameRegex } from './name-regex.ts';

describe('nameRegex', () => {
  it.each([
    'ubuntu-10',
    '^corp-base-\\d+(\\.\\d+){1,2}$',
    '(?<version>\\d+)-\\k<version>',
    '(?:a|b)+?',
    '(?=x)(?!y)(?<=z)(?<!w)',
    'a\\-b\\_c\\.d\\/e\\ f',
    '\\\\A',
    '[A-Z\\]\\[]',
    '[^-]+-[^-]+',
    '\\bAL\\b\\B\\w\\W\\s\\S\\D\\x41\\u0041',
    '^([a-z]+-)+\\d+$',
    'a{2}b{2,}c{2,3}',
    '[*+]+',
    'name, with commas',
    '\\++',
    '[a[]',
    '\\[]',
    '\\\\\\\\d[^]',
    'x[{,3}]',
    '[(?>]',
  ])('takes %s', (expression) => {
    expect(nameRegex(expression)).toEqual({ value: expression });
  });

  it.each([
    ['v[[:digit:]]+', '[[:digit:]] is POSIX; expected [0-9]'],
    ['[:alnum:]', '[:alnum:] is POSIX; expected [A-Za-z0-9]'],
    ['[[:upper:][:digit:]]', '[[:upper:] is POSIX; expected [A-Z]'],
    ['[[:^space:]]', 'is POSIX; expected [\\s]'],
    ['[[.hyphen.]]', 'is POSIX; expected the characters themselves'],
    ['\\Acorp', '\\A is only "A" in it; expected ^'],
    ['corp\\z', '\\z is only "z" in it; expected $'],
    ['corp\\Z', '\\Z is only "Z" in it; expected $'],
    ['\\<corp\\>', '\\< is only "<" in it; expected \\b'],
    ['\\Qa.b\\E', 'expected a backslash before each mark'],
    ['\\p{L}+', '\\p is only "p" in it'],
    ['(?i)corp', 'it has no (?i); expected both cases, such as [Uu]buntu'],
    ['corp(?i)x', 'it has no (?i); expected the expression without it'],
    ['(?P<v>\\d+)', 'it has no (?P<v>…); expected (?<v>…)'],
    ['(?<v>a)(?P=v)', 'it has no (?P=v); expected \\k<v>'],
    ['(?>a|b)c', 'it has no atomic groups (?>…); expected (?:…)'],
    ['a++b', 'it has no possessive ++; expected +'],
    ['a{2}+b', 'it has no possessive {2}+; expected {2}'],
    ['(?#note)a', 'it has no (?#…); expected the expression without it'],
    ['(?|a|b)', 'it has no (?|…)'],
    ['\\d{,3}', '{,3} is literal in it; expected {0,3}'],
    ['[]abc]', '[] is a class of its own in it; expected [\\]'],
    ['[a-z&&[^x]]', 'it has no && in classes'],
    ['\\x{41}', 'it has no \\x{…}; expected two digits'],
    ['*corp*', 'it starts with *, as globs do; expected name for a glob'],
    ['(a', 'Unterminated group'],
    ['a**', 'Nothing to repeat'],
  ])('refuses %s with the cure', (expression, cure) => {
    expect(nameRegex(expression)).toEqual({
      problem: expect.stringMatching(/^".*" is not a JavaScript regular expression: /),
    });
    expect(nameRegex(expression)).toEqual({ problem: expect.stringContaining(cure) });
  });

  it.each([undefined, '', ['a'], {}])('refuses %j', (raw) => {
    expect(nameRegex(raw)).toEqual({ problem: expect.any(String) });
  });
});
