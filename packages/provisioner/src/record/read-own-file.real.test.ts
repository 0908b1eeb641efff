import { execFileSync } from 'node:child_process';
import { chmod, chown, link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { exitStatusOf } from '@ami-select/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileProblems, readOwnFile } from './read-own-file.ts';

const hasOwners = process.getuid !== undefined;
const isRoot = process.getuid?.() === 0;

describe.skipIf(!hasOwners)('readOwnFile (needs owners and modes)', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'own-file-'));
    path = join(folder, 'handle.json');
    await writeFile(path, 'text', { mode: 0o600 });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const refused = async (reason: string | RegExp): Promise<void> => {
    const failure = await readOwnFile(path).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'INVALID_HANDLE', message: expect.stringMatching(reason) });
    expect(String(failure)).toContain(path);
    expect(exitStatusOf(failure)).toBe(2);
  };

  it.each([0o600, 0o400, 0o640, 0o644])('reads a file of mode %o', async (mode) => {
    await chmod(path, mode);

    await expect(readOwnFile(path)).resolves.toBe('text');
  });

  it.each([0o620, 0o602, 0o660, 0o606, 0o666, 0o777, 0o622])('refuses mode %o', async (mode) => {
    await chmod(path, mode);

    await refused(`mode is 0${mode.toString(8)}, so that others can write it`);
  });

  it('refuses a link, also to a good file', async () => {
    await writeFile(join(folder, 'good'), 'text', { mode: 0o600 });
    await rm(path);
    await symlink(join(folder, 'good'), path);

    await refused('it is a link');
  });

  it('refuses a dangling link', async () => {
    await rm(path);
    await symlink(join(folder, 'nothing'), path);

    await refused('it is a link');
  });

  it('refuses a folder', async () => {
    await rm(path);
    await mkdir(path);

    await refused('not a regular file|EISDIR');
  });

  it('refuses a FIFO without waiting for it', async () => {
    await rm(path);
    execFileSync('mkfifo', ['-m', '600', path]);

    await refused('not a regular file');
  });

  it('refuses a file that nobody can hold', async () => {
    await writeFile(path, Buffer.alloc(17 * 1024 * 1024));

    await refused('size of a handle file');
  });

  it('refuses a file in a folder where everybody can put another one', async () => {
    await chmod(folder, 0o777);

    await refused('everybody can write to its folder');
  });

  it('refuses a file below such a folder, unless a private folder is between them', async () => {
    const inner = join(folder, 'inner');
    await mkdir(inner, { mode: 0o755 });
    await chmod(folder, 0o777);
    path = join(inner, 'handle.json');
    await writeFile(path, 'text', { mode: 0o600 });

    await refused('everybody can write to its folder');
    await chmod(inner, 0o700);
    await expect(readOwnFile(path)).resolves.toBe('text');
  });

  it('reads a file in a sticky folder of everybody, such as /tmp', async () => {
    await chmod(folder, 0o1777);

    await expect(readOwnFile(path)).resolves.toBe('text');
  });

  it('lists all that speaks against a file', async () => {
    await chmod(path, 0o666);
    await chmod(folder, 0o777);

    await refused(/others can write it.*everybody can write/);
  });

  it.skipIf(!isRoot)('refuses the file of another user, also behind a second name (needs root)', async () => {
    await writeFile(join(folder, 'theirs'), 'text', { mode: 0o600 });
    await chown(join(folder, 'theirs'), 12_345, 12_345);
    await rm(path);
    await link(join(folder, 'theirs'), path);

    await refused('belongs to user 12345');
  });
});

describe('fileProblems', () => {
  const file = { mode: 0o100600, uid: 1_000, size: 1, isFile: () => true };

  it.each([
    ['our own', 1_000, []],
    ["root's", 1_000, []],
    ["another user's", 1_001, ['it belongs to user 1000; expected user 1001 or root']],
    ['without owners', undefined, []],
  ])('of a file that is %s', (name, user, problems) => {
    const uid = name === "root's" ? 0 : file.uid;

    expect(fileProblems({ ...file, uid }, user)).toEqual(problems);
  });
});
