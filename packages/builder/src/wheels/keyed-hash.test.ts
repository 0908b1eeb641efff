import { describe, expect, it } from 'vitest';
import { createKeyedHash } from './keyed-hash.ts';

const TEXTS = ['', '\0', '\0\0', 'a', 'ab', 'ba', 'abc', 'é', '𝒳', 'a'.repeat(1_000), 'a'.repeat(1_001)];

describe('createKeyedHash', () => {
  it('gives a text one number of 32 bits', () => {
    const hash = createKeyedHash();

    const numbers = TEXTS.map(hash);

    expect(TEXTS.map(hash)).toEqual(numbers);
    expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32)).toBe(true);
  });

  it('has another key each time', () => {
    const [one, other] = [createKeyedHash(), createKeyedHash()];

    expect(TEXTS.map(one)).not.toEqual(TEXTS.map(other));
  });

  it('tells texts apart by length, order and each unit', () => {
    const hash = createKeyedHash();

    expect(new Set(TEXTS.map(hash)).size).toBe(TEXTS.length);
  });
});
