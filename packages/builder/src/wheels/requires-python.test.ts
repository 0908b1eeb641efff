import { describe, expect, it } from 'vitest';
import { acceptsPython, isSpecifierSet } from './requires-python.ts';

describe('acceptsPython', () => {
  it.each([
    [undefined, '3.12.3', true],
    ['>=3.8', '3.12.3', true],
    ['>=3.8,<3.12', '3.12.3', false],
    ['>=3.8, !=3.9.*', '3.9.2', false],
    ['>=3.12', '3.12.0+', true],
    ['>=3.12', '3.12.0rc1', true],
    ['<3.12', '3.12.0rc1', false],
    ['>=3.6.*', '3.5.0', true],
    ['python 3', '3.12.3', true],
  ])('%s lets %s in: %s', (requiresPython, python, expected) => {
    expect(acceptsPython(requiresPython, python)).toBe(expected);
  });
});

describe('isSpecifierSet', () => {
  it.each(['', '>=3.8', '>= 3.8, <4', '==3.*', '!=3.9.*,>=3', '~=3.8', '===any', '>=3.8,'])(
    'reads %j',
    (text) => {
      expect(isSpecifierSet(text)).toBe(true);
    },
  );

  it.each(['3.8', '>=3.6.*', '<4.*', '~=3', '~=3.*', '>=x', '>3.8 <4', '===', '==*'])(
    'does not read %j',
    (text) => {
      expect(isSpecifierSet(text)).toBe(false);
    },
  );
});
