import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { WheelStore } from '../fetch/wheel-store.ts';
import type { IndexFile } from '../index/package-index.ts';
import { opensWith } from '../testing/opened.ts';
import { requirementOf } from '../testing/resolution.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import { type LookOptions, lookIntoWheel } from './look-into-wheel.ts';

const NEVER = new AbortController().signal;
const METADATA = ['Requires-Dist: bar'];
const small = wheelBytes({ metadata: METADATA });
const large = wheelBytes({ metadata: METADATA, files: { 'foo/large.bin': 'x'.repeat(5_000_000) } });

interface Served {
  readonly file: IndexFile;
  /** `start-end` of every part that was opened, and the bytes that were read of it. */
  readonly parts: string[];
  readonly read: { bytes: number };
}

/** A wheel on a server; one without ranges sends all of it, and one may not say its size. */
function served(
  content: Buffer,
  { hasRanges = true, ...changes }: Partial<IndexFile> & { readonly hasRanges?: boolean } = {},
): Served {
  const parts: string[] = [];
  const read = { bytes: 0 };
  const opens = opensWith(content);
  const open: IndexFile['open'] = async (range = {}) => {
    parts.push(`${range.start ?? 0}-${range.end ?? ''}`);
    const opened = await opens(hasRanges ? range : {});
    const counted = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      for await (const chunk of opened.bytes) {
        read.bytes += chunk.length;
        yield chunk;
      }
    };
    return { ...opened, bytes: counted() };
  };
  const file = { filename: 'foo-1.0-py3-none-any.whl', hashes: [], size: content.length, open, ...changes };
  return { file, parts, read };
}

async function look(
  file: IndexFile,
  content: Buffer,
  options: Partial<LookOptions> = {},
): Promise<WheelInspection> {
  const requirement = requirementOf('foo', '1.0', { hashes: [`sha256:${sha256(content)}`] });
  const store = new WheelStore({ folder: await tempFolder(), clock: createVirtualClock() });
  return lookIntoWheel({ requirement, file }, { metadataOnly: false, store, ...options });
}

const beside = {
  hashes: [],
  read: async () => Buffer.from('Name: foo\nVersion: 1.0\nRequires-Dist: beside\n'),
};

describe('lookIntoWheel', () => {
  it('fetches a small wheel as a whole, once', async () => {
    const { file, parts } = served(small, { hashes: [`sha256:${sha256(small)}`] });
    const store = new WheelStore({ folder: await tempFolder(), clock: createVirtualClock() });

    await look(file, small, { store });
    const { metadata, problems } = await look(file, small, { store });

    expect(problems).toEqual([]);
    expect(metadata?.dependencies.map(({ key }) => key)).toEqual(['bar']);
    expect(parts).toEqual(['0-']);
  });

  it('names the hash of a small wheel that is another one', async () => {
    await expect(look(served(small).file, large)).rejects.toMatchObject({
      code: 'HASH',
      problems: [{ message: expect.stringContaining(sha256(small)), file: 'r.txt', line: 1 }],
    });
  });

  it('reads the end of a large wheel alone', async () => {
    const { file, parts, read } = served(large);

    const { metadata, unpackedBytes, problems } = await look(file, large);

    expect(problems).toEqual([]);
    expect(metadata?.name).toBe('foo');
    expect(unpackedBytes).toBeGreaterThan(5_000_000);
    expect(parts).toHaveLength(1);
    expect(read.bytes).toBe(128 * 1024);
  });

  it('asks for the size where the index does not say it', async () => {
    const { file, parts } = served(large, { size: undefined });

    expect((await look(file, large)).metadata?.name).toBe('foo');
    expect(parts[0]).toBe('0-1');
  });

  it('reads the metadata beside a large wheel where the server has no ranges', async () => {
    const { file, read } = served(large, { hasRanges: false, metadata: beside });

    const { metadata } = await look(file, large);

    expect(metadata?.dependencies.map(({ key }) => key)).toEqual(['beside']);
    expect(read.bytes).toBe(0);
  });

  it('leaves a large wheel to the fetch where nothing else can be read', async () => {
    const { file, read } = served(large, { hasRanges: false });

    expect(await look(file, large)).toEqual({ unpackedBytes: 0, problems: [] });
    expect(read.bytes).toBe(0);
  });

  it.each([
    ['small', small, {}],
    ['large', large, {}],
    ['large one that may not be the one', large, { metadataOnly: true }],
  ])('asks for nothing of a stored wheel: %s', async (_title, content, options) => {
    const hashes = [`sha256:${sha256(content)}`];
    const { file, parts } = served(content, { size: undefined, hashes, metadata: beside });
    const store = new WheelStore({ folder: await tempFolder(), clock: createVirtualClock() });
    await store.add({ ...file, open: opensWith(content) }, [], { accepts: () => true, signal: NEVER });

    const { metadata } = await look(file, content, { store, ...options });

    expect(metadata?.dependencies.map(({ key }) => key)).toEqual(['bar']);
    expect(parts).toEqual([]);
  });

  it('looks at the index where what is stored is damaged', async () => {
    const store = new WheelStore({ folder: await tempFolder(), clock: createVirtualClock() });
    const hashes = [`sha256:${sha256(large)}`];
    await writeFile(join(store.folder, `${sha256(large)}.whl`), large.subarray(0, 4_000_000));
    const { file, parts } = served(large, { size: undefined, hashes });

    const { metadata, problems } = await look(file, large, { store });

    expect([metadata?.name, ...problems]).toEqual(['foo']);
    expect(parts).toHaveLength(2);
  });

  it('is content with the metadata of a wheel that may not be the one', async () => {
    const { file, parts } = served(small, { metadata: beside });

    const { metadata } = await look(file, small, { metadataOnly: true });

    expect(metadata?.dependencies.map(({ key }) => key)).toEqual(['beside']);
    expect(parts).toEqual([]);
  });

  it('names metadata beside a wheel that is of another one', async () => {
    const other = { hashes: [], read: async () => Buffer.from('Name: bar\nVersion: 1.0\n') };
    const { file } = served(small, { metadata: other });

    expect((await look(file, small, { metadataOnly: true })).problems).toEqual([
      'its METADATA is of "bar 1.0"',
    ]);
  });
});
