import type { Stats } from 'node:fs';
import { type FieldReader, uint32, uint64 } from './packets.ts';

/** Attributes of a file that a client sets; absent ones stay. Times in seconds. */
export interface Attributes {
  readonly size?: number | undefined;
  readonly owner?: { readonly uid: number; readonly gid: number } | undefined;
  readonly mode?: number | undefined;
  readonly times?: { readonly accessed: number; readonly modified: number } | undefined;
}

/** Functions that change a file, found by its path or by its descriptor. */
export interface Setters {
  truncate(size: number): void;
  chmod(mode: number): void;
  utimes(accessed: number, modified: number): void;
  chown(uid: number, gid: number): void;
}

const SIZE = 0x01;
const OWNER = 0x02;
const MODE = 0x04;
const TIMES = 0x08;

/** Reads the attributes of a message, but not the extensions after them. */
export function readAttributes(fields: FieldReader): Attributes {
  const present = fields.uint32();
  const has = (flag: number): boolean => (present & flag) !== 0;
  return {
    size: has(SIZE) ? fields.uint64() : undefined,
    owner: has(OWNER) ? { uid: fields.uint32(), gid: fields.uint32() } : undefined,
    mode: has(MODE) ? fields.uint32() & 0o7777 : undefined,
    times: has(TIMES) ? { accessed: fields.uint32(), modified: fields.uint32() } : undefined,
  };
}

/** Sets what is present. The size counts too: scp shortens an existing file by it. */
export function applyAttributes({ size, owner, mode, times }: Attributes, setters: Setters): void {
  if (size !== undefined) setters.truncate(size);
  if (mode !== undefined) setters.chmod(mode);
  if (times !== undefined) setters.utimes(times.accessed, times.modified);
  if (owner !== undefined) setters.chown(owner.uid, owner.gid);
}

/** The attributes of a file as a field of a message. */
export function encodeAttributes({ size, uid, gid, mode, atimeMs, mtimeMs }: Stats): Buffer {
  const times = [atimeMs, mtimeMs].map((time) => uint32(Math.floor(time / 1000)));
  return Buffer.concat([
    uint32(SIZE | OWNER | MODE | TIMES),
    uint64(size),
    uint32(uid),
    uint32(gid),
    uint32(mode),
    ...times,
  ]);
}
