import { ArchiveError } from './archive-error.ts';
import { readSafe } from './zip-end.ts';

/** One file or folder of a zip archive, as its central directory lists it. */
export interface ZipMember {
  readonly path: string;
  readonly method: number;
  /** Whether the name is marked as UTF-8; readers take any other for one in code page 437. */
  readonly isUtf8: boolean;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  /** Unpacked. */
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

type Sizes = Pick<ZipMember, 'size' | 'compressedSize' | 'offset'>;

const SIGNATURE = 0x02014b50;
const HEADER_LENGTH = 46;
/** With the longest name, extra fields and comment, in bytes. */
export const LONGEST_ENTRY: number = HEADER_LENGTH + 3 * 0xffff;
const SATURATED = 0xffffffff;
const ZIP64_EXTRA = 0x0001;

const ENCRYPTED = 0x1;
const UTF8 = 0x800;

const FILE_TYPE = 0o170000;
const LINK = 0o120000;

/** The entry of a central directory that starts at a byte, once `endOfEntry` read it; its fields are read when needed. */
export class ZipEntry implements ZipMember {
  readonly #directory: Buffer;
  readonly #at: number;
  #path: string | undefined;

  constructor(directory: Buffer, at: number) {
    this.#directory = directory;
    this.#at = at;
  }

  get path(): string {
    const start = this.#at + HEADER_LENGTH;
    this.#path ??= this.#directory.toString('utf8', start, extraStart(this.#directory, this.#at));
    return this.#path;
  }

  get method(): number {
    return this.#directory.readUInt16LE(this.#at + 10);
  }

  get isUtf8(): boolean {
    return (this.#flags & UTF8) !== 0;
  }

  get isEncrypted(): boolean {
    return (this.#flags & ENCRYPTED) !== 0;
  }

  get isLink(): boolean {
    return (this.#directory.readUInt16LE(this.#at + 40) & FILE_TYPE) === LINK;
  }

  get crc(): number {
    return this.#directory.readUInt32LE(this.#at + 16);
  }

  get compressedSize(): number {
    const short = this.#directory.readUInt32LE(this.#at + 20);
    return short === SATURATED ? readSizes(this.#directory, this.#at).compressedSize : short;
  }

  get size(): number {
    const short = this.#directory.readUInt32LE(this.#at + 24);
    return short === SATURATED ? readSizes(this.#directory, this.#at).size : short;
  }

  get offset(): number {
    return readSizes(this.#directory, this.#at).offset;
  }

  get #flags(): number {
    return this.#directory.readUInt16LE(this.#at + 8);
  }
}

/** A member that can be read for as long as it is needed. */
export function keepMember(member: ZipMember): ZipMember {
  const { path, method, isUtf8, isEncrypted, isLink, crc, compressedSize, size, offset } = member;
  return { path, method, isUtf8, isEncrypted, isLink, crc, compressedSize, size, offset };
}

/** Where an entry ends, once all of it can be read. @throws ArchiveError */
export function endOfEntry(directory: Buffer, at: number): number {
  if (at + HEADER_LENGTH > directory.length || directory.readUInt32LE(at) !== SIGNATURE)
    throw damagedDirectory();
  const end = extraStart(directory, at) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  if (end > directory.length) throw damagedDirectory();
  if (isLarge(directory, at)) readSizes(directory, at);
  return end;
}

/** The error for a directory that cannot be read as one. */
export function damagedDirectory(): ArchiveError {
  return new ArchiveError('the directory of its archive is damaged');
}

function extraStart(directory: Buffer, at: number): number {
  return at + HEADER_LENGTH + directory.readUInt16LE(at + 28);
}

function readSizes(directory: Buffer, at: number): Sizes {
  const compressedSize = directory.readUInt32LE(at + 20);
  const size = directory.readUInt32LE(at + 24);
  const offset = directory.readUInt32LE(at + 42);
  const short = { size, compressedSize, offset };
  return isLarge(directory, at) ? readLargeSizes(directory, at, short) : short;
}

function isLarge(directory: Buffer, at: number): boolean {
  return (
    directory.readUInt32LE(at + 20) === SATURATED ||
    directory.readUInt32LE(at + 24) === SATURATED ||
    directory.readUInt32LE(at + 42) === SATURATED
  );
}

function readLargeSizes(directory: Buffer, entry: number, { size, compressedSize, offset }: Sizes): Sizes {
  const start = extraStart(directory, entry);
  const large = largeFields(directory.subarray(start, start + directory.readUInt16LE(entry + 30)));
  let at = 0;
  const resolve = (value: number): number => {
    if (value !== SATURATED) return value;
    if (large === undefined || at + 8 > large.length) throw damagedDirectory();
    at += 8;
    return readSafe(large, at - 8);
  };
  // In this order, and each only where its short field is full.
  return { size: resolve(size), compressedSize: resolve(compressedSize), offset: resolve(offset) };
}

function largeFields(extra: Buffer): Buffer | undefined {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === ZIP64_EXTRA) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}
