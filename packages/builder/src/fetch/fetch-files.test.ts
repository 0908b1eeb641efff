import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { BuilderError } from '../report/errors.ts';
import { opensWith } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { fetchFiles } from './fetch-files.ts';
import { type StoredWheel, storedWheel, type WantedFile } from './stored-wheel.ts';
import { WheelStore } from './wheel-store.ts';

const clock = createVirtualClock();

interface Wheel {
  readonly name: string;
  readonly content: string;
  readonly hashes?: readonly string[];
  readonly listed?: readonly string[];
  readonly open?: WantedFile['file']['open'];
}

/** A wheel that a lock wants; the lock allows its own hash unless told otherwise. */
function wanted({ name, content, hashes = [hashOf(content)], listed = [], open }: Wheel): WantedFile {
  const file = { filename: `${name}-1-py3-none-any.whl`, hashes: listed, open: open ?? opensWith(content) };
  return { requirement: { hashes, file: 'r.txt', line: 1 }, file };
}

function hashOf(content: string): string {
  return `sha256:${sha256(Buffer.from(content))}`;
}

function fetchTo(
  folder: string,
  wheels: readonly WantedFile[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, StoredWheel>> {
  return fetchFiles(wheels, { store: new WheelStore({ folder, clock }), signal });
}

describe('fetchFiles', () => {
  it('fetches a file once for everybody who wants it', async () => {
    let count = 0;
    const open: WantedFile['file']['open'] = (range) => {
      count += 1;
      return opensWith('x')(range);
    };
    const folder = await tempFolder();

    const stored = await fetchTo(
      folder,
      [1, 2].map(() => wanted({ name: 'foo', content: 'x', open })),
    );

    expect(count).toBe(1);
    expect([...stored.values()]).toMatchObject([
      { filename: 'foo-1-py3-none-any.whl', bytes: 1, downloaded: true },
    ]);
    expect(await readFile([...stored.values()][0]?.path ?? '', 'utf8')).toBe('x');
  });

  it('keeps two files of one name apart, whose hashes say that they are two', async () => {
    const wheels = ['x', 'y'].map((content) => wanted({ name: 'foo', content }));

    const stored = await fetchTo(await tempFolder(), wheels);

    expect(
      [...stored.values()].map(({ filename, sha256: digest }) => [filename, `sha256:${digest}`]),
    ).toEqual([
      ['foo-1-py3-none-any.whl', hashOf('x')],
      ['foo-1-py3-none-any.whl', hashOf('y')],
    ]);
    expect(wheels.map((one) => storedWheel(one, stored)?.sha256)).toEqual(
      ['x', 'y'].map((content) => sha256(Buffer.from(content))),
    );
  });

  it('lists every file whose bytes are others, and keeps none of them', async () => {
    const folder = await tempFolder();
    const wrong = [hashOf('something else')];
    const wheels = ['foo', 'bar'].map((name) => wanted({ name, content: name, hashes: wrong }));

    const fetching = fetchTo(folder, [...wheels, wanted({ name: 'good', content: 'g' })]);

    await expect(fetching).rejects.toMatchObject({
      code: 'HASH',
      problems: [
        { line: 1, message: `foo-1-py3-none-any.whl has ${hashOf('foo')}, allowed are ${wrong[0]}` },
        { line: 1 },
      ],
    });
    expect(await readdir(folder)).toEqual([`${sha256(Buffer.from('g'))}.whl`]);
  });

  it('accepts any of several hashes, of any strong kind', async () => {
    const sha512 =
      'sha512:a4abd4448c49562d828115d13a1fccea927f52b4d5459297f8b43e42da89238bc13626e43dcb38ddb082488927ec904fb42057443983e88585179d50551afe62';

    const stored = await fetchTo(await tempFolder(), [
      wanted({ name: 'foo', content: 'x', hashes: [hashOf('no'), sha512] }),
    ]);

    expect(stored.size).toBe(1);
  });

  it('refuses a file that one of those who want it locked to other bytes', async () => {
    const fetching = fetchTo(await tempFolder(), [
      wanted({ name: 'foo', content: 'x' }),
      wanted({ name: 'foo', content: 'x', hashes: [hashOf('y')] }),
    ]);

    await expect(fetching).rejects.toMatchObject({ code: 'HASH', problems: [{ line: 1 }] });
  });

  it('takes what is stored, unless it was damaged', async () => {
    const folder = await tempFolder();
    const wheels = ['foo', 'bar'].map((name) => wanted({ name, content: name }));
    const first = await fetchTo(folder, wheels);
    await writeFile([...first.values()][0]?.path ?? '', 'damaged');

    const again = await fetchTo(folder, wheels);

    expect([...again.values()].map(({ downloaded }) => downloaded).sort()).toEqual([false, true]);
    expect([...again.values()][0]?.downloaded).toBe(true);
  });

  it('never takes the stored wheel of another machine that the lock allows as well', async () => {
    const folder = await tempFolder();
    const hashes = ['arm', 'intel'].map(hashOf);
    await fetchTo(folder, [wanted({ name: 'foo', content: 'arm', hashes })]);

    const stored = await fetchTo(folder, [wanted({ name: 'foo', content: 'intel', hashes })]);

    expect([...stored.values()]).toMatchObject([{ downloaded: true, sha256: hashes[1]?.slice(7) }]);
  });

  it('takes the stored wheel whose hash the index lists', async () => {
    const folder = await tempFolder();
    const hashes = ['arm', 'intel'].map(hashOf);
    const wheel = wanted({ name: 'foo', content: 'intel', hashes, listed: [hashOf('intel')] });
    await fetchTo(folder, [wheel]);

    expect([...(await fetchTo(folder, [wheel])).values()]).toMatchObject([{ downloaded: false }]);
  });

  it('names a file that is not there, and fetches the others', async () => {
    const open = (): never => {
      throw new BuilderError('NO_WHEEL', 'it is gone');
    };
    const folder = await tempFolder();

    const fetching = fetchTo(folder, [
      wanted({ name: 'foo', content: '', open }),
      wanted({ name: 'bar', content: 'x' }),
    ]);

    await expect(fetching).rejects.toMatchObject({
      code: 'NO_WHEEL',
      problems: [{ file: 'r.txt', line: 1, message: 'it is gone' }],
    });
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('ends the others when the index is unreachable', async () => {
    const open: WantedFile['file']['open'] = async () => {
      throw new BuilderError('UNREACHABLE_INDEX', 'it is down', { hint: 'try later' });
    };
    const hanging: WantedFile['file']['open'] = ({ signal } = {}) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const folder = await tempFolder();

    const fetching = fetchTo(folder, [
      wanted({ name: 'slow', content: '', open: hanging }),
      wanted({ name: 'foo', content: '', open }),
    ]);

    await expect(fetching).rejects.toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: 'The wheels cannot be fetched: it is down; not fetched either: slow-1-py3-none-any.whl',
      hint: 'try later',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves no part of a file that ends in the middle', async () => {
    const open: WantedFile['file']['open'] = async () => {
      const bytes = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from('x');
        throw new BuilderError('UNREACHABLE_INDEX', 'it is down');
      };
      return { start: 0, bytes: bytes() };
    };
    const folder = await tempFolder();

    await expect(fetchTo(folder, [wanted({ name: 'foo', content: '', open })])).rejects.toThrow('it is down');
    expect(await readdir(folder)).toEqual([]);
  });

  it('names a folder that cannot be written', async () => {
    const file = join(await tempFolder(), 'file');
    await writeFile(file, '');

    await expect(
      fetchTo(join(file, 'wheels'), [wanted({ name: 'foo', content: 'x' })]),
    ).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message: expect.stringContaining('is not valid for wheels because a part of its path is no folder'),
    });
  });

  it('stops on request', async () => {
    const wheel = wanted({ name: 'foo', content: 'x' });

    await expect(fetchTo(await tempFolder(), [wheel], AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it.each([
    ['a link to its bytes', 'x', (path: string) => symlink('../outside', path)],
    ['a link to other bytes', 'other', (path: string) => symlink('../outside', path)],
    ['a folder', 'x', (path: string) => mkdir(path)],
  ])('neither reads nor writes through %s in the place of a wheel', async (title, outside, make) => {
    const base = await tempFolder();
    const folder = join(base, 'wheels');
    await mkdir(folder);
    await writeFile(join(base, 'outside'), outside);
    await make(join(folder, `${sha256(Buffer.from('x'))}.whl`));

    const fetching = fetchTo(folder, [wanted({ name: 'foo', content: 'x' })]);

    if (title === 'a folder') await expect(fetching).rejects.toMatchObject({ code: 'INVALID_BUILD' });
    else expect([...(await fetching).values()]).toMatchObject([{ downloaded: true }]);
    expect(await readFile(join(base, 'outside'), 'utf8')).toBe(outside);
  });
});
