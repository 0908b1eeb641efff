import { appendFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Parser } from 'tar';
import { describe, expect, it } from 'vitest';
import type { TreeEntry } from '../contract/transport.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { archive } from './archive.ts';

interface Unpacked {
  readonly path: string;
  readonly mode: number | undefined;
  readonly bytes: Buffer;
}

async function unpack(entries: readonly TreeEntry[]): Promise<Unpacked[]> {
  const files: Promise<Unpacked>[] = [];
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      files.push(entry.concat().then((bytes) => ({ path: entry.path, mode: entry.mode, bytes })));
    },
  });
  await pipeline(Readable.from(copies(archive(entries))), parser as unknown as NodeJS.WritableStream);
  return Promise.all(files);
}

/** A chunk is overwritten by the next. */
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

const bytes = (text: string) => ({ bytes: Buffer.from(text) });

describe('archive', () => {
  it.each([0, 1, 511, 512, 513, 100_000])('keeps %d bytes', async (size) => {
    const content = { bytes: Buffer.alloc(size, 'x') };

    const [file] = await unpack([{ path: 'a', content }]);

    expect(file?.bytes.equals(content.bytes)).toBe(true);
  });

  it('keeps the order, and 0644 where an entry has no mode', async () => {
    const files = await unpack([
      { path: 'b', content: bytes('1'), mode: 0o700 },
      { path: 'a', content: bytes('2') },
    ]);

    expect(files.map(({ path, mode }) => [path, mode])).toEqual([
      ['b', 0o700],
      ['a', 0o644],
    ]);
  });

  it('keeps long names and names that are not ASCII', async () => {
    const path = `${'deep/'.repeat(60)}ünïcode`;

    const [file] = await unpack([{ path, content: bytes('x') }]);

    expect(file?.path).toBe(path);
  });

  it.each([0, 9, 1_048_576, 3_000_000])('streams local files of %d bytes', async (size) => {
    const folder = await tempFolder();
    const contents = ['a', 'b'].map((letter) => Buffer.alloc(size, letter));
    for (const [index, content] of contents.entries()) await writeFile(join(folder, `${index}`), content);

    const unpacked = await unpack(
      contents.map((_, index) => ({ path: `${index}`, content: { file: join(folder, `${index}`) } })),
    );

    expect(unpacked.map(({ bytes }, index) => contents[index]?.equals(bytes))).toEqual([true, true]);
  });

  it.each(['', 'before'])('has what was in a file that grows while it is sent: "%s"', async (before) => {
    const file = join(await tempFolder(), 'file');
    await writeFile(file, before);
    const chunks = archive([{ path: 'a', content: { file } }]);
    const { value: head } = await chunks.next();
    await appendFile(file, ' and after');

    const rest = await Readable.from(copies(chunks)).toArray();

    const text = Buffer.concat([head ?? Buffer.alloc(0), ...rest]).toString();
    expect(text).toContain(before);
    expect(text).not.toContain('after');
    expect(text).toHaveLength(before === '' ? 3 * 512 : 4 * 512);
  });

  it('fails when a file gets shorter while it is sent', async () => {
    const file = join(await tempFolder(), 'file');
    await writeFile(file, 'before');
    const chunks = archive([{ path: 'a', content: { file } }]);
    await chunks.next();
    await truncate(file, 2);

    await expect(Readable.from(chunks).toArray()).rejects.toThrow('a got shorter while it was sent');
  });

  it('is two empty blocks without entries', async () => {
    const [end] = await Readable.from(archive([])).toArray();

    expect(end).toEqual(Buffer.alloc(1024));
  });
});
