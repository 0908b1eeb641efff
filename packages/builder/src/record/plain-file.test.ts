import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { readLastRun } from './last-run.ts';
import { readPlain } from './plain-file.ts';
import { readRecord } from './read-record.ts';
import { readUploadList } from './read-upload-list.ts';

it('reads a file up to a size', async () => {
  const path = join(await tempFolder(), 'file');
  await writeFile(path, 'text');

  expect((await readPlain(path, 4))?.toString()).toBe('text');
  expect(await readPlain(path, 3)).toBeUndefined();
});

it('reads no folder, no device, and nothing that a link points to', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'file'), 'text');
  await symlink(join(folder, 'file'), join(folder, 'link'));

  expect(await readPlain(folder)).toBeUndefined();
  expect(await readPlain(join(folder, 'link'))).toBeUndefined();
  expect(await readPlain('/dev/null')).toBeUndefined();
});

it('takes no record and no list of uploads from behind a link', async () => {
  const folder = await tempFolder();
  const target = join(await tempFolder(), 'target');
  await writeFile(target, JSON.stringify({ version: 2, phase: 'collect' }));
  for (const name of ['build-record.json', 'uploads.sha256']) await symlink(target, join(folder, name));

  expect(await readRecord(target)).toBeDefined();
  expect(await readLastRun(folder)).toBeUndefined();
  expect(await readUploadList(folder, { path: 'uploads.sha256', sha256: '', bytes: 0 })).toBeUndefined();
});
