import { describe, expect, it } from 'vitest';
import { stableJson } from './stable-json.ts';

describe('stableJson', () => {
  it('writes equal data as equal text', () => {
    expect(stableJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(
      stableJson({ a: 'x', b: [{ c: null, d: 1 }] }),
    );
  });

  it('keeps the order of lists', () => {
    expect(stableJson([2, 1])).toBe('[\n  2,\n  1\n]\n');
  });
});
