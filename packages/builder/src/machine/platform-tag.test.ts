import { describe, expect, it } from 'vitest';
import { parsePlatformTag } from './platform-tag.ts';

describe('parsePlatformTag', () => {
  it.each([
    ['debian 12, glibc 2.36, python 3.11', 'debian 12', 'glibc', '2.36', '3.11.99'],
    ['acme-linux 7,python 3.12.4,glibc 2.39', 'acme-linux 7', 'glibc', '2.39', '3.12.4'],
    ['alpine 3.22, musl 1.2', 'alpine 3.22', 'musl', '1.2', undefined],
  ])('reads %j', (text, system, family, version, python) => {
    const platform = parsePlatformTag(text);

    expect(platform).toMatchObject({ system, libc: { family, version } });
    expect('python' in platform ? platform.python : undefined).toBe(python);
  });

  it('knows other Pythons beside the first', () => {
    expect(parsePlatformTag('debian 12, glibc 2.36, python 3.11, python 3.12.4, python 3.13')).toMatchObject({
      python: '3.11.99',
      others: ['3.12', '3.13'],
    });
  });

  it.each([
    ['debian 12, glibc 2.36, glibc 2.37', 'it has other parts than'],
    ['', 'it names no C library'],
    ['debian 12', 'it names no C library'],
    ['debian 12, glibc new', 'it names no C library'],
    ['glibc 2.36', 'it has other parts than'],
    ['debian 12, glibc 2.36, python 2.7', 'it has other parts than'],
    ['debian 12, glibc 2.36, python 3.11, kernel 6', 'it has other parts than'],
    [',glibc 2.36'.repeat(10_000), 'it has other parts than'],
  ])('refuses %j', (text, because) => {
    expect(parsePlatformTag(text)).toEqual({ because: expect.stringContaining(because) });
  });
});
