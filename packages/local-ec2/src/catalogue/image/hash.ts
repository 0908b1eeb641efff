/** Two independent 32-bit hashes of a string; the same seed and string always give the same pair. */
export type HashPair = readonly [number, number];

const FIRST_PRIME = 0x9e37_79b1;
const SECOND_PRIME = 0x85eb_ca6b;

/** Hashes `text` from a starting pair; chain calls to hash several parts. */
export function hashText(text: string, start: HashPair = [0x811c_9dc5, 0x2545_f491]): HashPair {
  let first = start[0];
  let second = start[1];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, FIRST_PRIME);
    first ^= first >>> 15;
    second = Math.imul(second ^ code, SECOND_PRIME);
    second = (second << 13) | (second >>> 19);
  }
  return [finish(first ^ second), finish(second + Math.imul(first, 5))];
}

/** 17 hexadecimal digits as in resource ids, such as `0a1b2c3d4e5f67890`. */
export function hexId([first, second]: HashPair): string {
  return `0${hex8(first)}${hex8(second)}`;
}

export function hex8(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function finish(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), SECOND_PRIME);
  mixed = Math.imul(mixed ^ (mixed >>> 13), FIRST_PRIME);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
