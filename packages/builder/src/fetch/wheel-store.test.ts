import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterAll, expect, it, vi } from 'vitest';
import { opensWith } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { WheelStore } from './wheel-store.ts';

// Modules are shared by test files: this one has its own, with a name of parts that is known.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());
vi.mock(import('node:crypto'), async (original) => ({
  ...(await original()),
  randomUUID: () => '00000000-0000-4000-8000-000000000000' as const,
}));

it('writes through no link in the place of a part, even where its name is known', async () => {
  const base = await tempFolder();
  const folder = join(base, 'wheels');
  await mkdir(folder);
  await writeFile(join(base, 'outside'), 'other');
  await symlink('../outside', join(folder, '00000000-0000-4000-8000-000000000000.part'));
  const store = new WheelStore({ folder, clock: createVirtualClock() });
  const file = { filename: 'foo-1-py3-none-any.whl', hashes: [], open: opensWith('x') };

  const adding = store.add(file, [], { accepts: () => true, signal: new AbortController().signal });

  await expect(adding).rejects.toMatchObject({ code: 'INVALID_BUILD' });
  expect(await readFile(join(base, 'outside'), 'utf8')).toBe('other');
});

it('finds no file that was damaged, and deletes it', async () => {
  const store = new WheelStore({ folder: await tempFolder(), clock: createVirtualClock() });
  const file = { filename: 'foo-1-py3-none-any.whl', hashes: [], open: opensWith('bytes') };
  const hash = sha256(Buffer.from('bytes'));
  const { signal } = new AbortController();
  const { path } = await store.add(file, [], { accepts: () => true, signal });
  expect(await store.find(hash, [])).toMatchObject({ path });
  await truncate(path, 3);

  expect(await store.find(hash, [])).toBeUndefined();
  expect(await store.has(hash)).toBe(false);
});
