/** EC2 keeps the last 64 KiB of a console (row 37). */
const KEPT_BYTES = 65_536;

/** The console of a machine: the end of a text that only grows. */
export interface ConsoleLog {
  /** Costs as much as its own text, however much is kept. */
  append(text: string): void;
  /** The last 64 KiB, from the start of a character on. */
  bytes(): Buffer;
}

export function createConsoleLog(): ConsoleLog {
  let tail = '';
  return {
    append: (text) => {
      tail += text;
      // What is too much is cut off once it is as long as what is kept: each character is copied once.
      if (tail.length >= 2 * KEPT_BYTES) tail = tail.slice(-KEPT_BYTES);
    },
    bytes: () => lastBytes(Buffer.from(tail.slice(-KEPT_BYTES))),
  };
}

function lastBytes(all: Buffer): Buffer {
  let start = Math.max(0, all.length - KEPT_BYTES);
  while (isContinuation(all[start])) start += 1;
  return all.subarray(start);
}

/** Is it a byte inside of a character of UTF-8? */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
