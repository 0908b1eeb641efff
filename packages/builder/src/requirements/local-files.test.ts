import { describe, expect, it } from 'vitest';
import { locateFile } from './local-files.ts';

const file = { filename: 'foo-1.0-py3-none-any.whl', hashes: [] };

describe('locateFile', () => {
  it.each([
    [{ path: 'wheels/foo.whl' }, 'wheels/foo.whl'],
    [{ url: 'file:///srv/app/wheels/foo%2B.whl' }, 'wheels/foo+.whl'],
    [{ url: 'file://localhost/srv/app/foo.whl' }, 'foo.whl'],
    [{ url: 'file:///elsewhere/foo.whl', path: 'foo.whl' }, 'foo.whl'],
  ])('finds %j below the folder of the lock', (place, path) => {
    expect(locateFile({ ...file, ...place }, '/srv/app')).toEqual({
      ...file,
      ...place,
      local: { base: '/srv/app', path },
    });
  });

  it.each([{ path: '../foo.whl' }, { url: 'file:///srv/foo.whl' }, { url: 'file:///srv/app/%2F..' }])(
    'refuses %j, which leads out of it',
    (place) => {
      expect(locateFile({ ...file, ...place }, '/srv/app')).toEqual({
        because: 'the path of a file leads out of the folder of the lock; expected one below it',
      });
    },
  );

  it('leaves a file alone that has an address of the web', () => {
    const both = { ...file, url: 'https://files.example/foo.whl', path: 'foo.whl' };

    expect(locateFile(both, '/srv/app')).toBe(both);
  });
});
