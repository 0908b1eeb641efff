import { randomBytes } from 'node:crypto';
import { zip } from '@ami-select/example-index/zip';
import { describe, expect, it } from 'vitest';
import { accessBytes } from '../testing/access-bytes.ts';
import { visitMembers } from './zip-directory.ts';
import { findDirectory } from './zip-end.ts';
import { keepMember, type ZipMember } from './zip-entry.ts';
import { readZipChunks } from './zip-member.ts';

/** More than is read or unpacked at once. */
const BYTES = Buffer.from(randomBytes(600_000).toString('hex'));

interface Outcome {
  readonly unpacked: Buffer;
  readonly longest: number;
}

async function unpack(
  archive: Buffer,
  claimed: Partial<ZipMember> = {},
  largest = 2 ** 24,
): Promise<Outcome> {
  const access = accessBytes(archive);
  const members: ZipMember[] = [];
  await visitMembers(access, await findDirectory(access), (one) => members.push(keepMember(one)));
  const [member] = members;
  if (member === undefined) throw new Error('no member');
  const copies: Buffer[] = [];
  for await (const chunk of readZipChunks(access, { ...member, ...claimed }, largest))
    copies.push(Buffer.from(chunk));
  return { unpacked: Buffer.concat(copies), longest: Math.max(...copies.map(({ length }) => length)) };
}

const ARCHIVE = zip([{ path: 'a', bytes: BYTES }]);

describe('readZipChunks', () => {
  it('unpacks a large member in chunks', async () => {
    const { unpacked, longest } = await unpack(ARCHIVE);

    expect(unpacked.equals(BYTES)).toBe(true);
    expect(longest).toBeLessThan(300_000);
  });

  it('unpacks a small member in one chunk', async () => {
    const { unpacked } = await unpack(zip([{ path: 'a', bytes: Buffer.from('hello') }]));

    expect(unpacked.toString()).toBe('hello');
  });

  it.each([
    ['a wrong checksum', { crc: 1 }, /^its a is damaged$/],
    ['fewer bytes than it has', { size: 1_000_000 }, /^its a is damaged$/],
    ['more bytes than it has', { size: 1_300_000 }, /^its a is damaged$/],
    ['a cut end', { compressedSize: 400_000 }, /^its a is damaged$/],
    ['bytes beyond the archive', { compressedSize: 5_000_000 }, /^its a is damaged$/],
    ['more bytes than are read', { size: 2 ** 25 }, /^its a has 33554432 bytes; expected at most 16777216$/],
    ['a lock', { isEncrypted: true }, /^its a is encrypted$/],
  ])('refuses %s', async (_title, claimed, message) => {
    await expect(unpack(ARCHIVE, claimed)).rejects.toThrow(message);
  });

  it('refuses bytes that are not packed so', async () => {
    const damaged = Buffer.from(ARCHIVE);
    damaged.fill(0xff, 400_000, 410_000);

    await expect(unpack(damaged)).rejects.toThrow(/^its a is damaged$/);
  });
});
