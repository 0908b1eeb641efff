import { describe, expect, it } from 'vitest';
import { compareVersions, isVersion, sameVersion } from './version.ts';

describe('compareVersions', () => {
  it('orders as PEP 440 does', () => {
    const ordered = [
      '1.0.dev1',
      '1.0a1.dev2',
      '1.0a1',
      '1.0a2',
      '1.0b1',
      '1.0rc1',
      '1.0',
      '1.0+abc',
      '1.0+abc.5',
      '1.0+5',
      '1.0.post1.dev1',
      '1.0.post1',
      '1.0.1',
      '1.1',
      '1.9',
      '1.10',
      '2.0',
      '1!0.1',
    ];

    const shuffled = [...ordered].reverse().sort(compareVersions);

    expect(shuffled).toEqual(ordered);
  });

  it.each([
    ['1.0', '1'],
    ['1.0', 'v1.0'],
    ['1.0rc1', '1.0-RC.1'],
    ['1.0alpha', '1.0a0'],
    ['1.0-1', '1.0.post1'],
    ['1.0.rev2', '1.0.post2'],
    ['1.0+a.b', '1.0+A_b'],
  ])('%s is the same as %s', (left, right) => {
    expect(sameVersion(left, right)).toBe(true);
  });

  it.each(['', 'abc', '1.0.*', '1..0', '1.0+', 'latest'])('%j is not a version', (text) => {
    expect(isVersion(text)).toBe(false);
  });

  it('compares other strings letter by letter', () => {
    expect(sameVersion('2004d', '2004d')).toBe(true);
    expect(sameVersion('weird', 'other')).toBe(false);
  });

  it('puts what is not a version first, whatever it is', () => {
    expect(['1.0', 'x', '0.dev0', ''].sort(compareVersions)).toEqual(['', 'x', '0.dev0', '1.0']);
  });

  it('knows numbers of any size apart', () => {
    expect(compareVersions('9007199254740993', '9007199254740992')).toBe(1);
    expect(isVersion('1'.repeat(100_000))).toBe(false);
  });
});
