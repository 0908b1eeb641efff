import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compileCacheFolder } from './compile-cache.ts';

describe('compileCacheFolder', () => {
  let base: string;
  let own: string;
  let folder: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'compile-cache-'));
    own = join(base, 'ami-select');
    folder = join(own, 'compile-cache');
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(base, { recursive: true });
  });

  const find = (): string | undefined => compileCacheFolder({ XDG_CACHE_HOME: base });

  it('makes a folder that only this user enters, once', () => {
    expect([find(), find()]).toEqual([folder, folder]);
    expect([own, folder].map((path) => lstatSync(path).mode & 0o777)).toEqual([0o700, 0o700]);
  });

  it('lies at home without a variable', () => {
    vi.stubEnv('HOME', base);
    expect(compileCacheFolder({})).toBe(join(base, '.cache/ami-select/compile-cache'));
    expect(compileCacheFolder({ XDG_CACHE_HOME: 'relative' })).toContain(base);
    vi.unstubAllEnvs();
  });

  it('lies in a folder of ours that others may read', () => {
    mkdirSync(own, { mode: 0o755 });

    expect(find()).toBe(folder);
  });

  const makeBoth = (mode: number, of: 'own' | 'folder'): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(of === 'own' ? own : folder, mode);
  };

  it.each<[string, () => void]>([
    ['a folder that all may write', () => makeBoth(0o777, 'folder')],
    ['a folder that the group may write', () => makeBoth(0o770, 'folder')],
    ['a sticky folder', () => makeBoth(0o1777, 'folder')],
    ['a folder that others may read', () => makeBoth(0o705, 'folder')],
    ['a parent that all may write', () => makeBoth(0o777, 'own')],
    ['a parent that the group may write', () => makeBoth(0o720, 'own')],
    ['a sticky parent', () => makeBoth(0o1777, 'own')],
    [
      'a link to a folder',
      () => {
        mkdirSync(own, { mode: 0o700 });
        mkdirSync(join(base, 'elsewhere'), { mode: 0o700 });
        symlinkSync(join(base, 'elsewhere'), folder);
      },
    ],
    [
      'a parent that is a link',
      () => {
        mkdirSync(join(base, 'elsewhere'), { mode: 0o700 });
        symlinkSync(join(base, 'elsewhere'), own);
      },
    ],
    ['a file', () => writeFileSync(own, '')],
    ['a link to nothing', () => symlinkSync(join(base, 'nothing'), own)],
    [
      'a folder of another user',
      () => {
        makeBoth(0o700, 'folder');
        vi.spyOn(process as Required<typeof process>, 'getuid').mockReturnValue(lstatSync(own).uid + 1);
      },
    ],
  ])('is none with %s, and nothing is written there', (_title, prepare) => {
    prepare();

    expect(find()).toBeUndefined();
    if (existsSync(folder)) expect(readdirSync(folder)).toEqual([]);
  });
});
