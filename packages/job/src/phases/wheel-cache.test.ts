import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wheelCacheOf } from './wheel-cache.ts';

describe('wheelCacheOf', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'wheel-cache-'));
  });
  afterEach(() => rmSync(base, { recursive: true }));

  it.each([
    ['the cache that is named', (folder: string) => ({ XDG_CACHE_HOME: folder, HOME: '/nowhere' }), ''],
    ['the home for a relative one', (folder: string) => ({ XDG_CACHE_HOME: 'x', HOME: folder }), '.cache'],
    ['the home', (folder: string) => ({ HOME: folder }), '.cache'],
  ])('is a folder of the user alone in %s', (_title, variablesOf, below) => {
    const cache = wheelCacheOf(variablesOf(base));

    expect(cache).toEqual({ folder: join(base, below, 'ami-select', 'wheels') });
    expect(statSync(cache?.folder ?? '').mode & 0o777).toBe(0o700);
  });

  it.each([[{ HOME: '' }], [{}]])('is none without a place: %j', (variables) => {
    expect(wheelCacheOf(variables)).toBeUndefined();
  });

  it('is none where it cannot be made', () => {
    writeFileSync(join(base, 'file'), '');

    expect(wheelCacheOf({ HOME: join(base, 'file') })).toBeUndefined();
  });
});
