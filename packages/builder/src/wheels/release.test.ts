import { describe, expect, it } from 'vitest';
import { release } from './release.ts';

describe('release', () => {
  it('empties large memory', () => {
    const bytes = Buffer.alloc(1024 * 1024, 'x').subarray(5);

    release(bytes);

    expect(bytes.length).toBe(0);
  });

  it('leaves small memory, which may be of the pool of Node', () => {
    const bytes = Buffer.from('hello');

    release(bytes);

    expect(bytes.toString()).toBe('hello');
  });
});
