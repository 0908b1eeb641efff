import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Header, type HeaderData, ReadEntry } from 'tar';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { acceptEntry } from './accept-entry.ts';

function entryOf(text: string, fields: HeaderData): ReadEntry {
  const header = new Header({ type: 'File', size: text.length, mode: 0o644, ...fields });
  const entry = new ReadEntry(header);
  if (text !== '') entry.write(Buffer.from(text));
  entry.end();
  return entry;
}

describe('acceptEntry', () => {
  it('writes an expected file and removes its name', async () => {
    const folder = await tempFolder();
    const expected = new Set(['out/a', 'out/b']);

    await acceptEntry(entryOf('text', { path: './out/a' }), expected, folder);

    expect(await readFile(join(folder, 'out/a'), 'utf8')).toBe('text');
    expect([...expected]).toEqual(['out/b']);
  });

  it.each([
    ['an unexpected file', { path: 'other' }],
    ['a path out of the folder', { path: '../a' }],
    ['a link with an expected name', { path: 'a', type: 'SymbolicLink', linkpath: '/etc/passwd' }],
  ] as const)('refuses %s', async (_name, fields) => {
    const expected = new Set(['a']);

    const accepted = acceptEntry(entryOf('', fields), expected, await tempFolder());

    await expect(accepted).rejects.toMatchObject({ code: 'TRANSFER_FAILED' });
    await expect(accepted).rejects.toThrow(`refused "${fields.path}"`);
  });
});
