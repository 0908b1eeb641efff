import { describe, expect, it } from 'vitest';
import { globRoot, pathGlob, pathProblem } from './path-glob.ts';

describe('pathGlob', () => {
  it.each([
    ['*.xml', 'a.xml', true],
    ['*.xml', 'b/a.xml', false],
    ['**/*.xml', 'a.xml', true],
    ['**/*.xml', 'b/c/a.xml', true],
    ['out/**', 'out/a/b', true],
    ['out/**', 'outer/a', false],
    ['out/?', 'out/a', true],
    ['out/?', 'out/ab', false],
    ['a+b(c)[d].txt', 'a+b(c)[d].txt', true],
    ['a.c', 'abc', false],
    ['out/*', 'out/new\nline', true],
    ['**', 'a/b', true],
    ['a**.xml', 'a/b/c.xml', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/xb', false],
    ['**/a/**/b', 'x/a/b', true],
    ['*', '', true],
    ['?', '/', false],
    ['a*b*c', 'axbxbxc', true],
    ['a*b*c', 'axb/xc', false],
  ])('%j against %j: %s', (pattern, path, matches) => {
    expect(pathGlob(pattern).test(path)).toBe(matches);
  });
});

describe('a glob of many wildcards', () => {
  it.each(['*a', '**a', '**/', '*?', '**', '*/', '?*', 'a**/', '*-*'])(
    'takes little time: %j, often',
    (part) => {
      // A matcher that tried every way would not end within the life of the test.
      expect(pathGlob(`${part.repeat(100)}!`).test('a'.repeat(4_096))).toBe(false);
      expect(pathGlob(`${part.repeat(100)}!`).test('a/'.repeat(2_048))).toBe(false);
    },
  );
});

describe('globRoot', () => {
  it.each([
    ['out/**', 'out'],
    ['a/b/c*.xml', 'a/b'],
    ['**/x', '.'],
    ['a/b.txt', 'a/b.txt'],
  ])('%j starts in %j', (pattern, root) => {
    expect(globRoot(pattern)).toBe(root);
  });
});

describe('pathProblem', () => {
  it.each(['', '/a', '../a', 'a/../../b', 'C:/a', 'a\\b', 'a\0b'])('rejects %j', (path) => {
    expect(pathProblem(path)).toBeTypeOf('string');
  });

  it.each(['a', './a', 'a/b.c', '...', 'a..b'])('accepts %j', (path) => {
    expect(pathProblem(path)).toBeUndefined();
  });
});
