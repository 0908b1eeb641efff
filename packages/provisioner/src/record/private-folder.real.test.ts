import { chmod, chown, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fleetIntent } from '../testing/fixtures.ts';
import { handlePath, writeHandle } from './handle-file.ts';
import { openPrivateFolder } from './private-folder.ts';

const hasOwners = process.getuid !== undefined;
const isRoot = process.getuid?.() === 0;

describe.skipIf(!hasOwners)('openPrivateFolder (needs owners and modes)', () => {
  let base: string;
  let folder: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'private-folder-'));
    folder = join(base, 'ami-select');
  });
  afterEach(() => rm(base, { recursive: true }));

  const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o7777;

  it('creates a folder that nobody else can enter, with those above it', async () => {
    await openPrivateFolder(join(base, 'a', 'b'));

    expect(await modeOf(join(base, 'a', 'b'))).toBe(0o700);
  });

  it.each([0o777, 0o1777, 0o755, 0o770, 0o701, 0o707, 0o2775, 0o740, 0o711, 0o722])(
    'takes the rights of others away from a folder of mode %o',
    async (mode) => {
      await mkdir(folder);
      await chmod(folder, mode);

      await openPrivateFolder(folder);

      expect(await modeOf(folder)).toBe(0o700);
    },
  );

  it('leaves a private folder and its files as they are', async () => {
    await mkdir(folder, { mode: 0o700 });
    await writeFile(join(folder, 'x'), 'x');

    await openPrivateFolder(folder);

    expect(await modeOf(folder)).toBe(0o700);
  });

  it.each(['a folder', 'a file', 'nothing'])('refuses a link to %s', async (target) => {
    const place = join(base, 'target');
    if (target === 'a folder') await mkdir(place, { mode: 0o777 });
    if (target === 'a file') await writeFile(place, 'x');
    await symlink(place, folder);

    await expect(openPrivateFolder(folder)).rejects.toMatchObject({
      code: 'INVALID_HANDLE',
      message: expect.stringContaining(`The folder ${folder} cannot hold keys`),
    });
  });

  it('refuses a file', async () => {
    await writeFile(folder, 'x');

    await expect(openPrivateFolder(folder)).rejects.toMatchObject({ code: 'INVALID_HANDLE' });
  });

  it.skipIf(!isRoot)('refuses a folder of another user (needs root)', async () => {
    await mkdir(folder);
    await chown(folder, 12_345, 12_345);

    await expect(openPrivateFolder(folder)).rejects.toThrow('it belongs to user 12345');
  });

  it('is where handles are kept, and no other folder is changed', async () => {
    const intent = fleetIntent(createVirtualClock());
    const project = join(base, 'project');
    await mkdir(project);
    await mkdir(folder);
    await chmod(project, 0o755);
    await chmod(folder, 0o777);

    await writeHandle(handlePath({ RUNNER_TEMP: base }, intent.fleetId), { intent });
    await writeHandle(join(project, 'handle.json'), { intent });

    expect(await modeOf(folder)).toBe(0o700);
    expect(await modeOf(project)).toBe(0o755);
  });
});
