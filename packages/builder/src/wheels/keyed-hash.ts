import { randomFillSync } from 'node:crypto';

/** SipRounds of 32 bits. */
const ROUNDS = { word: 2, end: 4 } as const;

/**
 * Hashes texts to 64 bits, as two numbers of 32; nobody can choose texts of one hash, because each has a random key of its
 * own, unless it gets one. HalfSipHash-2-4 over the length of a text and its UTF-16 units, two in a word.
 */
export class KeyedHash {
  readonly #key: Int32Array;
  readonly #state = new Int32Array(4);
  readonly #result = new Uint32Array(2);

  constructor(key: Int32Array = randomFillSync(new Int32Array(2))) {
    this.#key = key;
  }

  /** Of the last text. */
  get high(): number {
    return this.#result[0] ?? 0;
  }

  get low(): number {
    return this.#result[1] ?? 0;
  }

  update(text: string): void {
    const [key0 = 0, key1 = 0] = this.#key;
    const state = this.#state;
    state[0] = key0;
    state[1] = key1 ^ 0xee;
    state[2] = key0 ^ 0x6c796765;
    state[3] = key1 ^ 0x74656462;
    absorb(state, text.length);
    // Beyond the end of a text, `charCodeAt` is NaN, which counts as 0.
    for (let at = 0; at < text.length; at += 2)
      absorb(state, text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
    state[2] = (state[2] ?? 0) ^ 0xee;
    mix(state, ROUNDS.end);
    this.#result[0] = (state[1] ?? 0) ^ (state[3] ?? 0);
    state[1] = (state[1] ?? 0) ^ 0xdd;
    mix(state, ROUNDS.end);
    this.#result[1] = (state[1] ?? 0) ^ (state[3] ?? 0);
  }
}

function absorb(state: Int32Array, word: number): void {
  state[3] = (state[3] ?? 0) ^ word;
  mix(state, ROUNDS.word);
  state[0] = (state[0] ?? 0) ^ word;
}

function mix(state: Int32Array, rounds: number): void {
  let v0 = state[0] ?? 0;
  let v1 = state[1] ?? 0;
  let v2 = state[2] ?? 0;
  let v3 = state[3] ?? 0;
  for (let round = 0; round < rounds; round += 1) {
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
  }
  state[0] = v0;
  state[1] = v1;
  state[2] = v2;
  state[3] = v3;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
