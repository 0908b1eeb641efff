import { describe, expect, it } from 'vitest';
import { type Operator, satisfies, satisfiesAll } from './specifier.ts';
import { compareVersions, isVersion, releaseOf, sameVersion } from './version.ts';

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

  it('knows the release part', () => {
    expect(releaseOf('1!2.3.4rc1')).toEqual([2, 3, 4]);
  });
});

describe('satisfies', () => {
  it.each<[string, Operator, string, boolean]>([
    ['3.11', '>=', '3.9', true],
    ['3.9', '>=', '3.11', false],
    ['3.11', '<', '3.11', false],
    ['3.11', '<=', '3.11.0', true],
    ['3.10', '>', '3.9', true],
    ['3.11.4', '==', '3.11.*', true],
    ['3.12', '==', '3.11.*', false],
    ['3', '==', '3.0.*', true],
    ['3.11.4', '!=', '3.11.*', false],
    ['2.2.5', '~=', '2.2', true],
    ['3.0', '~=', '2.2', false],
    ['1.4.5', '~=', '1.4.2', true],
    ['1.5', '~=', '1.4.2', false],
    ['1.0', '===', '1.0.0', false],
  ])('%s %s %s: %s', (version, operator, wanted, expected) => {
    expect(satisfies(version, operator, wanted)).toBe(expected);
  });

  it.each([
    ['3.11', '>=3.8, <4', true],
    ['3.7', '>=3.8,<4', false],
    ['3.11', '', true],
    ['3.11', '!=3.0.*, >=2.7', true],
    ['3.11', 'newer than 3', false],
    ['3.11', '>=whatever', false],
  ])('%s in %j: %s', (version, specifiers, expected) => {
    expect(satisfiesAll(version, specifiers)).toBe(expected);
  });
});
