import { describe, expect, it } from 'vitest';
import { isSdistOf } from './sdist-name.ts';

describe('isSdistOf', () => {
  it.each([
    ['foo-1.0.tar.gz', 'foo', '1.0', true],
    ['Foo.Bar-1.tar.bz2', 'foo-bar', '1.0', true],
    ['foo-bar-1.0.zip', 'foo-bar', '1.0', true],
    ['foo-bar-1.0.zip', 'foo', '1.0', false],
    ['foo-1.0.1.tar.gz', 'foo', '1.0', false],
    ['foo-1.0-py3-none-any.whl', 'foo', '1.0', false],
    ['foo-1.0.exe', 'foo', '1.0', false],
  ])('%s of %s %s: %s', (filename, key, version, expected) => {
    expect(isSdistOf(filename, { key, version })).toBe(expected);
  });
});
