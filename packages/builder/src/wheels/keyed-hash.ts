import { randomFillSync } from 'node:crypto';

/** Hashes a text to 32 bits; nobody can choose texts of one hash, because each function has a random key of its own. */
export type KeyedHash = (text: string) => number;

/** HalfSipHash-2-4 over the length of a text and its UTF-16 units, two in a word. */
export function createKeyedHash(): KeyedHash {
  const [key0 = 0, key1 = 0] = randomFillSync(new Int32Array(2));
  const state = new Int32Array(4);
  return (text) => {
    state.set([key0, key1, key0 ^ 0x6c796765, key1 ^ 0x74656462]);
    absorb(state, text.length);
    // Beyond the end of a text, `charCodeAt` is NaN, which counts as 0.
    for (let at = 0; at < text.length; at += 2)
      absorb(state, text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
    state[2] = (state[2] ?? 0) ^ 0xff;
    for (let round = 0; round < 4; round += 1) mix(state);
    return ((state[1] ?? 0) ^ (state[3] ?? 0)) >>> 0;
  };
}

function absorb(state: Int32Array, word: number): void {
  state[3] = (state[3] ?? 0) ^ word;
  mix(state);
  mix(state);
  state[0] = (state[0] ?? 0) ^ word;
}

/** One SipRound of 32 bits. */
function mix(state: Int32Array): void {
  let v0 = state[0] ?? 0;
  let v1 = state[1] ?? 0;
  let v2 = state[2] ?? 0;
  let v3 = state[3] ?? 0;
  v0 = (v0 + v1) | 0;
  v1 = rotate(v1, 5) ^ v0;
  v0 = rotate(v0, 16);
  v2 = (v2 + v3) | 0;
  v3 = rotate(v3, 8) ^ v2;
  v0 = (v0 + v3) | 0;
  v3 = rotate(v3, 7) ^ v0;
  v2 = (v2 + v1) | 0;
  v1 = rotate(v1, 13) ^ v2;
  v2 = rotate(v2, 16);
  state[0] = v0;
  state[1] = v1;
  state[2] = v2;
  state[3] = v3;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
