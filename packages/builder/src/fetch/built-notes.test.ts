import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { BuiltNotes } from './built-notes.ts';

const SHA256 = 'b'.repeat(64);

describe('BuiltNotes', () => {
  it('remembers the last wheel of a build', async () => {
    const folder = await tempFolder();
    const notes = new BuiltNotes(folder);
    await notes.note('key', 'a'.repeat(64));
    await notes.note('key', SHA256);

    expect(await new BuiltNotes(folder).sha256Of('key')).toBe(SHA256);
    expect(await notes.sha256Of('other')).toBeUndefined();
  });

  it('knows nothing of a damaged note, nor without a folder', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'key.built'), 'x');
    const nowhere = new BuiltNotes(join(folder, 'nowhere'));
    await nowhere.note('key', SHA256);

    expect(await new BuiltNotes(folder).sha256Of('key')).toBeUndefined();
    expect(await nowhere.sha256Of('key')).toBeUndefined();
  });
});
