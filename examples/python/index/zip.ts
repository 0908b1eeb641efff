import { crc32 } from 'node:zlib';

/** One file of an archive. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** 1980-01-01, the first day that a zip can contain. */
const DOS_DATE = 0x0021;
const VERSION = 20;
const MADE_ON_UNIX = (3 << 8) | VERSION;
/** Without it, readers take a name for one in the code page of the first PC. */
const UTF8_NAME = 0x800;
const REGULAR_FILE_0644 = (0o100644 << 16) >>> 0;

/** A zip archive that is the same byte for byte whenever its entries are: stored, with one fixed date. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const name = Buffer.from(path);
    const common = commonFields(name, bytes);
    const local = Buffer.concat([numbers([4, 0x04034b50], [2, VERSION]), common, name, bytes]);
    directory.push(
      numbers([4, 0x02014b50], [2, MADE_ON_UNIX], [2, VERSION]),
      common,
      numbers([2, 0], [2, 0], [2, 0], [4, REGULAR_FILE_0644], [4, offset]),
      name,
    );
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = entries.length;
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...files, central, end]);
}

/** The common part of the local header and the directory, from the flags to the length of the extra field. */
function commonFields(name: Buffer, bytes: Uint8Array): Buffer {
  const size = bytes.byteLength;
  const isAscii = name.every((byte) => byte < 0x80);
  return numbers(
    [2, isAscii ? 0 : UTF8_NAME],
    [2, 0],
    [2, 0],
    [2, DOS_DATE],
    [4, crc32(bytes)],
    [4, size],
    [4, size],
    [2, name.length],
    [2, 0],
  );
}

function numbers(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([size, value]) => {
      const field = Buffer.alloc(size);
      field.writeUIntLE(value, 0, size);
      return field;
    }),
  );
}
