import { crc32, deflateRawSync } from 'node:zlib';
import { zip } from '@ami-select/example-index/zip';
import { describe, expect, it } from 'vitest';
import { accessBytes } from '../testing/access-bytes.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import type { RandomAccess } from './random-access.ts';
import { visitMembers } from './zip-directory.ts';
import { findDirectory } from './zip-end.ts';
import { keepMember, type ZipMember } from './zip-entry.ts';
import { readZipMember } from './zip-member.ts';

interface Archive {
  readonly content: Buffer;
  readonly method?: 0 | 8;
  /** The claims of the directory; the truth by default. */
  readonly claimed?: Partial<Pick<ZipMember, 'size' | 'compressedSize' | 'crc'>>;
  readonly is64?: boolean;
}

/** An archive of one file `a`. */
function archive({ content, method = 8, claimed = {}, is64 = false }: Archive): Buffer {
  const data = method === 8 ? deflateRawSync(content) : content;
  const { size = content.length, compressedSize = data.length, crc = crc32(content) } = claimed;
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const extra = is64 ? Buffer.alloc(28) : Buffer.alloc(0);
  const entry = Buffer.concat([Buffer.alloc(47), extra]);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(is64 ? 0xffffffff : compressedSize, 20);
  entry.writeUInt32LE(is64 ? 0xffffffff : size, 24);
  entry.writeUInt16LE(1, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(is64 ? 0xffffffff : 0, 42);
  entry.write('a', 46);
  if (is64) {
    entry.writeUInt16LE(1, 47);
    entry.writeUInt16LE(24, 49);
    entry.writeBigUInt64LE(BigInt(size), 51);
    entry.writeBigUInt64LE(BigInt(compressedSize), 59);
  }
  const start = local.length + data.length;
  return Buffer.concat([
    local,
    data,
    entry,
    ...(is64 ? [end64(start, entry.length)] : []),
    end(start, entry.length, is64),
  ]);
}

function end(start: number, length: number, is64: boolean): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(is64 ? 0xffff : 1, 8);
  bytes.writeUInt16LE(is64 ? 0xffff : 1, 10);
  bytes.writeUInt32LE(is64 ? 0xffffffff : length, 12);
  bytes.writeUInt32LE(is64 ? 0xffffffff : start, 16);
  return bytes;
}

function end64(start: number, length: number): Buffer {
  const bytes = Buffer.alloc(56 + 20);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  for (const [at, value] of [
    [24, 1],
    [32, 1],
    [40, length],
    [48, start],
  ] as const)
    bytes.writeBigUInt64LE(BigInt(value), at);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(start + length), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}

async function membersOf(access: RandomAccess): Promise<readonly ZipMember[]> {
  const all: ZipMember[] = [];
  await visitMembers(access, await findDirectory(access), (member) => all.push(keepMember(member)));
  return all;
}

async function unpack(bytes: Buffer): Promise<Buffer> {
  const access = accessBytes(bytes);
  const [member] = await membersOf(access);
  if (member === undefined) throw new Error('no member');
  return readZipMember(access, member);
}

const content = Buffer.from('hello hello hello hello\n');

describe('a member of an archive', () => {
  it.each([
    ['stored', { content, method: 0 as const }],
    ['compressed', { content }],
    ['of zip64', { content, is64: true }],
    ['that is empty', { content: Buffer.alloc(0) }],
  ])('%s is unpacked', async (_title, given) => {
    expect(await unpack(archive(given))).toEqual(given.content);
  });

  it.each([
    ['a wrong checksum', { crc: 1 }, /its a is damaged/],
    ['more bytes than it has', { size: 10_000 }, /its a is damaged/],
    ['fewer bytes than it has', { size: 5 }, /its a is damaged/],
    ['bytes beyond the archive', { compressedSize: 5_000 }, /its a is damaged/],
    ['more than is read in memory', { size: 2 ** 31 }, /its a has 2147483648 bytes; expected at most/],
  ])('with %s is refused', async (_title, claimed, message) => {
    await expect(unpack(archive({ content, claimed }))).rejects.toThrow(message);
  });
});

describe('visitMembers', () => {
  it('reads the end and the directory once, whatever the size of the archive', async () => {
    const bytes = wheelBytes({ files: { 'foo/large.bin': 'x'.repeat(1_000_000) } });
    const reads: number[] = [];
    const access = accessBytes(bytes);

    await membersOf({
      size: bytes.length,
      read: (start, length) => {
        reads.push(length);
        return access.read(start, length);
      },
    });

    expect(reads).toHaveLength(2);
    expect(Math.max(...reads)).toBeLessThan(70_000);
  });

  it('reads a large directory in pieces, with every member once', async () => {
    const paths = Array.from({ length: 12_000 }, (_, at) => `package/${'x'.repeat(at % 300)}/${at}.py`);
    const bytes = zip(paths.map((path) => ({ path, bytes: Buffer.alloc(0) })));
    const reads: number[] = [];
    const access = accessBytes(bytes);
    const read: RandomAccess['read'] = (start, length) => {
      reads.push(length);
      return access.read(start, length);
    };

    const members = await membersOf({ size: bytes.length, read });

    expect(members.map(({ path }) => path)).toEqual(paths);
    expect(reads.length).toBeGreaterThan(3);
    expect(Math.max(...reads)).toBeLessThan(1_100_000);
  });

  it.each([
    ['a count that is wrong', 10, 7],
    ['a directory elsewhere', 16, 7],
    ['several parts', 4, 1],
  ])('refuses %s', async (_title, field, value) => {
    const bytes = wheelBytes();
    bytes.writeUInt16LE(value, bytes.length - 22 + field);

    await expect(membersOf(accessBytes(bytes))).rejects.toThrow(/^(it|its|the) /);
  });

  it('refuses a zip64 end that is not right before what names it', async () => {
    const bytes = archive({ content, is64: true });
    const locator = bytes.length - 22 - 20;
    const apart = Buffer.concat([bytes.subarray(0, locator), Buffer.alloc(8), bytes.subarray(locator)]);

    await expect(membersOf(accessBytes(apart))).rejects.toThrow(
      'its zip64 end is not where the archive says',
    );
  });

  it('refuses a count of files that its directory does not have', async () => {
    const bytes = wheelBytes();
    const count = bytes.readUInt16LE(bytes.length - 12) + 1;
    for (const field of [8, 10]) bytes.writeUInt16LE(count, bytes.length - 22 + field);

    await expect(membersOf(accessBytes(bytes))).rejects.toThrow('the directory of its archive is damaged');
  });

  it('refuses more files than a wheel has before it reads their names', async () => {
    const bytes = archive({ content, is64: true });
    const end = bytes.length - 22 - 20 - 56;
    for (const field of [24, 32]) bytes.writeBigUInt64LE(200_001n, end + field);

    await expect(membersOf(accessBytes(bytes))).rejects.toThrow('it lists 200001 files');
  });

  it('ends in an ArchiveError whatever byte of the end or directory is another', async () => {
    const bytes = wheelBytes();
    const start = bytes.readUInt32LE(bytes.length - 6);
    const count = bytes.readUInt16LE(bytes.length - 12);
    for (let at = start; at < bytes.length; at += 1) {
      const copy = Buffer.from(bytes);
      copy.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
      const outcome = await membersOf(accessBytes(copy)).then(
        (members) => members.length,
        (error: Error) => error.name,
      );
      expect([count, 'ArchiveError'], `byte ${at}`).toContain(outcome);
    }
  });
});
