import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Header, type HeaderData, ReadEntry } from 'tar';
import { describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { acceptEntry, type Expected, TooLarge } from './accept-entry.ts';
import { LocalFolder } from './local-folder.ts';

function entryOf(text: string, fields: HeaderData): ReadEntry {
  const header = new Header({ type: 'File', size: text.length, mode: 0o644, ...fields });
  const entry = new ReadEntry(header);
  if (text !== '') entry.write(Buffer.from(text));
  entry.end();
  return entry;
}

function expecting(...names: readonly string[]): Expected {
  return { names: new Map(names.map((name) => [name, name])), bytes: 100 };
}

async function accept(entry: ReadEntry, expected: Expected, folder: string): Promise<void> {
  const { signal } = new AbortController();
  const local = new LocalFolder(folder);
  await local.enter();
  await acceptEntry(entry, expected, { folder: local, signal });
}

describe('acceptEntry', () => {
  it('writes an expected file and removes its name', async () => {
    const folder = await tempFolder();
    const expected = expecting('out/a', 'out/b');

    await accept(entryOf('text', { path: './out/a' }), expected, folder);

    expect(await readFile(join(folder, 'out/a'), 'utf8')).toBe('text');
    expect([...expected.names.keys()]).toEqual(['out/b']);
    expect(expected.bytes).toBe(96);
  });

  it('gives a file its name once it is whole, in the place of what stood there', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'a'), 'old');
    const entry = new ReadEntry(new Header({ type: 'File', size: 8, mode: 0o644, path: 'a' }));
    entry.write(Buffer.from('half'));
    const accepted = accept(entry, expecting('a'), folder);

    await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(2));
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('old');
    entry.write(Buffer.from('half'));
    entry.end();
    await accepted;

    expect(await readdir(folder)).toEqual(['a']);
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('halfhalf');
  });

  it('leaves a part that the next collection removes when its process is killed', async () => {
    const folder = await tempFolder();
    const local = new LocalFolder(folder);
    await local.enter();
    void local.createWhole('out/a', () => new Promise(() => {}));
    await vi.waitFor(async () =>
      expect(await readdir(folder)).toEqual([expect.stringMatching(/^\..*\.part$/)]),
    );
    await writeFile(join(folder, 'own.part'), '');

    await local.removeParts();

    expect(await readdir(folder)).toEqual(['own.part']);
  });

  it.each([
    ['an unexpected file', { path: 'other' }],
    ['a path out of the folder', { path: '../a' }],
    ['a link with an expected name', { path: 'a', type: 'SymbolicLink', linkpath: '/etc/passwd' }],
  ] as const)('refuses %s', async (_name, fields) => {
    const accepted = accept(entryOf('', fields), expecting('a'), await tempFolder());

    await expect(accepted).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    await expect(accepted).rejects.toThrow(`refused "${fields.path}"`);
  });

  it('refuses a size that no file has', async () => {
    const folder = await tempFolder();
    const expected = expecting('a');

    const accepted = accept(Object.assign(entryOf('', { path: 'a' }), { size: -512 }), expected, folder);

    await expect(accepted).rejects.toThrow('refused "a": its size is -512');
    expect(await readdir(folder)).toEqual([]);
    expect(expected.bytes).toBe(100);
  });

  it('does not read a file that does not fit', async () => {
    const folder = await tempFolder();
    const expected = expecting('a');

    const accepted = accept(entryOf('x'.repeat(101), { path: 'a' }), expected, folder);

    await expect(accepted).rejects.toThrow(TooLarge);
    expect(await readdir(folder)).toEqual([]);
    expect(expected.bytes).toBe(100);
  });
});
