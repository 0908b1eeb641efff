import { describe, expect, it } from 'vitest';
import { KeyedHash } from './keyed-hash.ts';

const TEXTS = ['', '\0', '\0\0', 'a', 'ab', 'ba', 'abc', 'é', '𝒳', 'a'.repeat(1_000), 'a'.repeat(1_001)];

function numbersOf(hash: KeyedHash): readonly (readonly [high: number, low: number])[] {
  return TEXTS.map((text) => {
    hash.update(text);
    return [hash.high, hash.low];
  });
}

describe('KeyedHash', () => {
  it('gives a text two numbers of 32 bits', () => {
    const hash = new KeyedHash();

    const numbers = numbersOf(hash);

    expect(numbersOf(hash)).toEqual(numbers);
    const isRight = (number: number): boolean => Number.isInteger(number) && number >= 0 && number < 2 ** 32;
    expect(numbers.flat().every(isRight)).toBe(true);
  });

  it('has another key each time', () => {
    expect(numbersOf(new KeyedHash())).not.toEqual(numbersOf(new KeyedHash()));
  });

  it('tells texts apart by length, order and each unit', () => {
    const numbers = numbersOf(new KeyedHash());

    for (const half of [0, 1] as const)
      expect(new Set(numbers.map((number) => number[half])).size).toBe(TEXTS.length);
  });
});
