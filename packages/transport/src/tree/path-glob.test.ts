import { describe, expect, it } from 'vitest';
import { globRoot, globToRegExp, pathProblem } from './path-glob.ts';

describe('globToRegExp', () => {
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
  ])('%j against %j: %s', (pattern, path, matches) => {
    expect(globToRegExp(pattern).test(path)).toBe(matches);
  });
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
