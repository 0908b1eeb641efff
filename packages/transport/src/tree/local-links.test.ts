import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchFrom, machineWith } from '../testing/fetch-tree.ts';
import { tempFolder } from '../testing/temp-folder.ts';

describe('links in the local folder', () => {
  it.each<[string, string, string]>([
    ['the folder itself', '', 'file'],
    ['a folder below', 'out', 'out/file'],
    ['a folder far below', 'out/deep', 'out/deep/file'],
  ])('lead nothing out: %s', async (_name, link, file) => {
    const elsewhere = await tempFolder();
    const localDirectory = join(await tempFolder(), 'local');
    if (link === '') await symlink(elsewhere, localDirectory);
    else {
      await mkdir(join(localDirectory, link, '..'), { recursive: true });
      await symlink(elsewhere, join(localDirectory, link));
    }

    const got = fetchFrom(machineWith({ [file]: 'x' }), { localDirectory });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    await expect(got).rejects.toThrow(/is a link or a file/);
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it.each(['precious', '../precious', 'absent', '.'])('are replaced and not followed: %s', async (target) => {
    const parent = await tempFolder();
    const localDirectory = join(parent, 'local');
    await mkdir(localDirectory);
    await writeFile(join(parent, 'precious'), 'precious');
    await writeFile(join(localDirectory, 'precious'), 'precious');
    await symlink(target, join(localDirectory, 'file'));

    await fetchFrom(machineWith({ file: 'new' }), { localDirectory });

    expect(await readFile(join(localDirectory, 'file'), 'utf8')).toBe('new');
    expect(await readFile(join(parent, 'precious'), 'utf8')).toBe('precious');
    expect(await readdir(localDirectory)).toEqual(['file', 'precious']);
  });

  it('stay when a folder stands where a file should be', async () => {
    const localDirectory = await tempFolder();
    await mkdir(join(localDirectory, 'file'));

    const got = fetchFrom(machineWith({ file: 'new' }), { localDirectory });

    await expect(got).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
  });
});
