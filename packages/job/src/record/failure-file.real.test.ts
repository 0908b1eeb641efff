import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { storeFailure } from './failure-file.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'failure-file-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

it('stores the report beside the handle, for this user only, and replaces an older one', async () => {
  const handle = join(await folder(), 'fleet-0123456789abcdef.json');

  await storeFailure(handle, 'first');
  const path = await storeFailure(handle, 'second');

  expect(path).toBe(handle.replace('.json', '.failure.txt'));
  expect(await readFile(path, 'utf8')).toBe('second');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('writes through no link', async () => {
  const directory = await folder();
  const other = join(directory, 'other');
  await writeFile(other, 'untouched');
  await symlink(other, join(directory, 'fleet-1.failure.txt'));

  await storeFailure(join(directory, 'fleet-1.json'), 'report');

  expect(await readFile(other, 'utf8')).toBe('untouched');
});
