/** Longest message that OpenSSH's server takes; a longer one is not SFTP. */
const LONGEST = 256 * 1024;

/** Cuts a stream of bytes into the messages of SFTP, each without its length. */
export async function* readPackets(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of input) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    while (pending.length >= 4) {
      const end = 4 + pending.readUInt32BE(0);
      if (end > LONGEST) throw new Error(`message of ${end} bytes, longer than SFTP allows`);
      if (pending.length < end) break;
      yield pending.subarray(4, end);
      pending = pending.subarray(end);
    }
  }
}

/** Reads the fields of one message, each call the next one; throws a RangeError at the message's end. */
export interface FieldReader {
  byte(): number;
  uint32(): number;
  uint64(): number;
  bytes(): Buffer;
  /** One character per byte, so that names that are not UTF-8 survive. */
  path(): string;
}

/** Reads a message from its first field. */
export function createFieldReader(message: Buffer): FieldReader {
  let at = 0;
  const skip = (length: number): number => {
    at += length;
    return at - length;
  };
  const bytes = (): Buffer => {
    const length = message.readUInt32BE(skip(4));
    const start = skip(length);
    if (at > message.length) throw new RangeError('a string is longer than its message');
    return message.subarray(start, at);
  };
  return {
    byte: () => message.readUInt8(skip(1)),
    uint32: () => message.readUInt32BE(skip(4)),
    uint64: () => Number(message.readBigUInt64BE(skip(8))),
    bytes,
    path: () => bytes().toString('latin1'),
  };
}

/** A message with its length before it. */
export function packet(type: number, ...fields: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.of(type), ...fields]);
  return Buffer.concat([uint32(body.length), body]);
}

/** An unsigned number of four bytes. */
export function uint32(value: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32BE(value >>> 0);
  return field;
}

/** An unsigned number of eight bytes. */
export function uint64(value: number): Buffer {
  const field = Buffer.alloc(8);
  field.writeBigUInt64BE(BigInt(value));
  return field;
}

/** Bytes, or a text of one byte per character, with their length before them. */
export function string(value: Buffer | string): Buffer {
  const content = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  return Buffer.concat([uint32(content.length), content]);
}
