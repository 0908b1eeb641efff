import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** 1980-01-01, the first day that the format knows. */
const DAY = 0x21;
const VERSION = 20;
const UTF8 = 0x800;
const DEFLATED = 8;

/** The entries as one ZIP archive, deflated; the same bytes every time. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 6 });
    const name = Buffer.from(path);
    const fields = commonFields(bytes, { packed: packed.length, name: name.length });
    const local = Buffer.concat([signature(0x04034b50), fields, name, packed]);
    directory.push(
      Buffer.concat([signature(0x02014b50), short(0x0300 | VERSION), fields, centralFields(offset), name]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...bodies, central, endOfDirectory(entries.length, central.length, offset)]);
}

/** What both headers of a file have, up to the length of its extra field. */
function commonFields(
  bytes: Uint8Array,
  lengths: { readonly packed: number; readonly name: number },
): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(DAY, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(lengths.packed, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(lengths.name, 22);
  return fields;
}

function centralFields(offset: number): Buffer {
  const fields = Buffer.alloc(14);
  fields.writeUInt32LE((0o100644 << 16) >>> 0, 6);
  fields.writeUInt32LE(offset, 10);
  return fields;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
