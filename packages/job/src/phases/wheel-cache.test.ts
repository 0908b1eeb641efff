import { describe, expect, it } from 'vitest';
import { wheelCacheOf } from './wheel-cache.ts';

describe('wheelCacheOf', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/cache', HOME: '/home/me' }, '/cache/ami-select/wheels'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/home/me' }, '/home/me/.cache/ami-select/wheels'],
    [{ HOME: '/home/me' }, '/home/me/.cache/ami-select/wheels'],
    [{ HOME: '' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (variables, expected) => {
    expect(wheelCacheOf(variables)?.folder).toBe(expected);
  });
});
