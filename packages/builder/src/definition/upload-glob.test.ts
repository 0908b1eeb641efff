import { describe, expect, it } from 'vitest';
import { isGlob, uploadGlob } from './upload-glob.ts';

function matches(glob: string, path: string): boolean {
  const matcher = uploadGlob(glob);
  if (typeof matcher !== 'function') throw new Error(matcher.problem);
  return matcher(path);
}

describe('uploadGlob', () => {
  it.each([
    ['a.py', 'a.py', true],
    ['a.py', 'axpy', false],
    ['*.py', 'a.py', true],
    ['*.py', 'src/a.py', false],
    ['**/*.py', 'a.py', true],
    ['**/*.py', 'src/deep/a.py', true],
    ['**', 'src/deep/a.py', true],
    ['src/**', 'src', true],
    ['src/**', 'src/a/b', true],
    ['src/**', 'srcs/a', false],
    ['src/**/x/*.py', 'src/a/x/b/x/c.py', true],
    ['src/**/x/*.py', 'src/a/x/b/c.py', false],
    ['s?c/*', 'src/a', true],
    ['s?c', 's/c', false],
    ['[ab]*', 'bx', true],
    ['[!ab]*', 'bx', false],
    ['[^ab]*', 'cx', true],
    ['[a-c]x', 'bx', true],
    ['[]x]', ']', true],
    ['[x', '[x', true],
    ['*.{py,toml}', 'a.toml', true],
    ['*.{py,toml}', 'a.txt', false],
    ['{a,{b,c}}/x', 'c/x', true],
    ['{a}', '{a}', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['***', 'a', true],
    ['a(b|c)+', 'a(b|c)+', true],
    ['a.b', 'aXb', false],
    ['x\\y', 'x\\y', true],
  ])('%s against %s: %s', (glob, path, expected) => {
    expect(matches(glob, path)).toBe(expected);
  });

  it.each([
    ['*', 'a'],
    ['*a', 'a'],
    ['?*', 'a'],
    ['*/', 'a/'],
    ['**/', 'a/'],
    ['[ab]*', 'a'],
    ['{a,a}*', 'a'],
  ])('takes little time for %s, often, against a long path', (part, unit) => {
    const glob = part.repeat(Math.floor(999 / part.length / (part.startsWith('{') ? 30 : 1)));

    const matcher = uploadGlob(`${glob}!`);

    // A matcher that tried every way would not end within the life of the test.
    if (typeof matcher === 'function') expect(matcher(unit.repeat(4_096 / unit.length))).toBe(false);
    else expect(matcher.problem).toMatch(/alternatives/);
  });

  it.each([
    ['a'.repeat(1_001), 'it is longer than 1000 characters'],
    ['{a,b}'.repeat(7), 'its braces stand for more than 100 alternatives'],
    [`{${'a,'.repeat(100)}a}`, 'its braces stand for more than 100 alternatives'],
  ])('refuses what is no glob of a person', (glob, problem) => {
    expect(uploadGlob(glob)).toEqual({ problem });
  });

  it('takes a range of numbers for plain text', () => {
    expect(matches('{1..9}', '{1..9}')).toBe(true);
  });
});

it('knows a glob', () => {
  expect(['a*', 'a?', '[a]', '{a,b}', 'a.py'].map(isGlob)).toEqual([true, true, true, true, false]);
});
