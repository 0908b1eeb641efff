import { describe, expect, it } from 'vitest';
import { opensWith } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { assertRoomHere } from './room-here.ts';
import type { WantedFile } from './stored-wheel.ts';

const MIB = 2 ** 20;

function wanted(letter: string, size?: number): WantedFile {
  const hashes = [`sha256:${letter.repeat(64)}`];
  const file = { filename: `${letter}-1-py3-none-any.whl`, hashes, size, open: opensWith() };
  return { requirement: { hashes, file: 'r.txt', line: 1 }, file };
}

function check(files: readonly WantedFile[], free: number, stored: readonly string[] = []): Promise<void> {
  const has = async (sha256: string): Promise<boolean> => stored.includes(sha256);
  return assertRoomHere(files, { store: { folder: '/wheels', has }, freeOn: async () => free });
}

describe('assertRoomHere', () => {
  it('names both sizes, and how to have more room', async () => {
    await expect(check([wanted('a', 1500 * MIB), wanted('b', 500 * MIB)], 100 * MIB)).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message: '/wheels is not valid for wheels because its disk has 100 MiB free; expected 2,000 MiB',
      hint: expect.stringContaining('XDG_CACHE_HOME'),
    });
  });

  it.each([
    ['what fits', [wanted('a', MIB)], [] as string[]],
    ['a file that two want, once', [wanted('a', MIB), wanted('a', MIB)], []],
    ['what is stored', [wanted('a', MIB), wanted('b', 9 * MIB)], ['b'.repeat(64)]],
    ['files of unknown size', [wanted('a', MIB), wanted('b')], []],
  ])('takes %s', async (_title, files, stored) => {
    await expect(check(files, MIB, stored)).resolves.toBeUndefined();
    await expect(check(files, MIB - 1, stored)).rejects.toThrow('expected 1 MiB');
  });

  it('looks at the disk of a folder that is not there yet', async () => {
    const store = { folder: `${await tempFolder()}/not/yet`, has: async () => false };

    await expect(assertRoomHere([wanted('a', 1)], { store })).resolves.toBeUndefined();
    await expect(assertRoomHere([wanted('a', 2 ** 60)], { store })).rejects.toThrow('not/yet');
  });
});
