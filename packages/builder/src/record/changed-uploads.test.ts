import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksumsOf } from '../phases/checksums.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { changedUploads } from './changed-uploads.ts';

const NOW = ['a', 'b', 'c', 'd'].map((path) => ({ path, content: { bytes: Buffer.from(path) } }));

/** The changes since a run whose uploads were these, of whose list the file is another where `kept` says so. */
async function since(then: readonly string[], kept?: string): Promise<string | undefined> {
  const outputDirectory = await tempFolder();
  const list = checksumsOf(then.map((path) => ({ path, sha256: sha256(Buffer.from(path)) })));
  await writeFile(join(outputDirectory, 'uploads.sha256'), kept ?? list);
  const uploadList = { path: 'uploads.sha256', sha256: sha256(Buffer.from(list)), bytes: list.length };
  return changedUploads(NOW, { outputDirectory, uploadList });
}

describe('changedUploads', () => {
  it.each<[readonly string[], string | undefined]>([
    [['a', 'b', 'c', 'd'], undefined],
    [['a', 'b', 'c'], 'd changed'],
    [['a', 'b', 'c', 'd', 'e'], 'e changed'],
    [[], 'a, b, c and 1 more changed'],
  ])('names what differs from %j', async (then, expected) => {
    expect(await since(then)).toBe(expected);
  });

  it('names nothing by a list that is not the one of the record', async () => {
    expect(await since(['a'], 'of somebody else')).toBe('the files of upload changed');
  });
});
