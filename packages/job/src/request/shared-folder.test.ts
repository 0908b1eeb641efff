import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { whyShared } from './shared-folder.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'shared-')));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'home/project/out'), { recursive: true });
mkdirSync(join(root, 'other'));
symlinkSync('home', join(root, 'link'));

describe('whyShared', () => {
  it.each<[string, string | undefined]>([
    ['home/project', 'it is the folder of the build'],
    ['link/project', 'it is the folder of the build'],
    ['home', 'the folder of the build lies in it'],
    ['.', 'the folder of the build lies in it'],
    ['home/project/out', undefined],
    ['home/project/new', undefined],
    ['home/elsewhere', undefined],
    ['other', undefined],
  ])('%s: %s', (path, expected) => {
    const baseDirectory = join(root, 'home/project');

    expect(whyShared(join(root, path), { baseDirectory, home: join(root, 'home') })).toBe(expected);
  });

  it('refuses the home of another place, what it lies in, and the root', () => {
    const options = { baseDirectory: join(root, 'other'), home: join(root, 'home/project') };

    expect(whyShared(join(root, 'home/project'), options)).toBe('it is the home');
    expect(whyShared(join(root, 'home'), options)).toBe('the home lies in it');
    expect(whyShared('/', options)).toBe('it is the root of the file system');
    expect(whyShared(join(root, 'home'), { ...options, home: undefined })).toBeUndefined();
    expect(whyShared(join(root, 'home'), { ...options, home: '' })).toBeUndefined();
  });
});
