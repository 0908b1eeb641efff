import { describe, expect, it } from 'vitest';
import { satisfies, satisfiesAll } from './specifier.ts';

describe('satisfies', () => {
  it.each([
    ['1.0', '==', '1', true],
    ['1.0', '===', '1', false],
    ['1.0', '===', '1.0', true],
    ['1.4.2', '==', '1.4.*', true],
    ['1.40', '==', '1.4.*', false],
    ['1', '==', '1.0.*', true],
    ['1.5', '!=', '1.4.*', true],
    ['1.4', '!=', '1.4', false],
    ['2.3', '~=', '2.2', true],
    ['3.0', '~=', '2.2', false],
    ['2.1', '~=', '2.2', false],
    ['2.2.9', '~=', '2.2.1', true],
    ['2.3', '~=', '2.2.1', false],
    ['1.9', '<=', '1.10', true],
    ['1.10', '<=', '1.10', true],
    ['1.11', '<=', '1.10', false],
    ['1.10', '>=', '1.10', true],
    ['1.9', '>=', '1.10', false],
    ['1.10', '<', '1.10', false],
    ['1.10rc1', '<', '1.10', true],
    ['1.10', '>', '1.10', false],
    ['1.10.1', '>', '1.10', true],
  ] as const)('%s %s %s is %s', (version, operator, wanted, expected) => {
    expect(satisfies(version, operator, wanted)).toBe(expected);
  });
});

describe('satisfiesAll', () => {
  it.each([
    ['3.12.3', '>=3.8', true],
    ['3.12.3', '>=3.8,<3.12', false],
    ['3.12.3', ' >= 3.8 , < 4 ', true],
    ['3.12.3', '>=3.8,', true],
    ['3.12.3', '', true],
    ['3.12.3', '3.12.3', false],
    ['3.12.3', '>=x', false],
    ['3.12.3', '!=3.11.*,>=3.8', true],
  ])('%s with %j is %s', (version, specifiers, expected) => {
    expect(satisfiesAll(version, specifiers)).toBe(expected);
  });
});
