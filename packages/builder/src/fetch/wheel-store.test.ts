import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterAll, expect, it, vi } from 'vitest';
import type { IndexFile, OpenedFile } from '../index/package-index.ts';
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
  let isLeft = false;
  const next = async (): Promise<never> => expect.unreachable();
  const leave = async (): Promise<IteratorResult<Uint8Array>> => {
    isLeft = true;
    return { done: true, value: undefined };
  };
  const bytes = { [Symbol.asyncIterator]: () => ({ next, return: leave }) };
  const open = async (): Promise<OpenedFile> => ({ start: 0, bytes });
  const file = { filename: 'foo-1-py3-none-any.whl', hashes: [], open };

  const adding = store.add(file, [], { accepts: () => true, signal: new AbortController().signal });

  await expect(adding).rejects.toMatchObject({ code: 'INVALID_BUILD' });
  expect(await readFile(join(base, 'outside'), 'utf8')).toBe('other');
  // Its request would hold its place for ever.
  expect(isLeft).toBe(true);
});

it('requests nothing for a folder that cannot be made', async () => {
  const base = await tempFolder();
  await writeFile(join(base, 'file'), '');
  const store = new WheelStore({ folder: join(base, 'file', 'wheels'), clock: createVirtualClock() });
  const open = vi.fn<IndexFile['open']>(opensWith('x'));
  const file = { filename: 'foo-1-py3-none-any.whl', hashes: [], open };
  const { signal } = new AbortController();

  await expect(store.add(file, [], { accepts: () => true, signal })).rejects.toMatchObject({
    code: 'INVALID_BUILD',
  });
  expect(open).not.toHaveBeenCalled();
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
