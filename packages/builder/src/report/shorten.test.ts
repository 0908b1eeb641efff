import { describe, expect, it } from 'vitest';
import { countMore, cutText } from './shorten.ts';

describe('cutText', () => {
  it('leaves what fits', () => {
    expect(cutText('abc', 3)).toBe('abc');
  });

  it('counts what it leaves out', () => {
    expect(cutText('x'.repeat(5_001), 1)).toBe('x… (5,000 more characters)');
  });
});

it('counts with separators', () => {
  expect(countMore(19_950)).toBe('19,950 more');
});
