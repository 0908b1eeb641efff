import { KeyedHash } from './keyed-hash.ts';
import { release } from './release.ts';

/**
 * Finds paths among those that were added, with numbers alone: strings take many times the memory. Paths are told apart by
 * 64 bits, which one of a thousand million tables of 200,000 paths gets wrong.
 */
export class PathTable {
  readonly #hash = new KeyedHash();
  readonly #high: Uint32Array;
  readonly #low: Uint32Array;
  /** The index of a path and 1; 0 where there is none. */
  readonly #slots: Uint32Array;
  #length = 0;

  /** @param most of the paths that will be added */
  constructor(most: number) {
    this.#high = new Uint32Array(most);
    this.#low = new Uint32Array(most);
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * most + 1)));
  }

  /** Adds a path, which gets the next index. @returns the first index of the path, which is another if it was there */
  add(path: string): number {
    const slot = this.#find(path);
    this.#high[this.#length] = this.#hash.high;
    this.#low[this.#length] = this.#hash.low;
    this.#length += 1;
    if (this.#slots[slot] === 0) this.#slots[slot] = this.#length;
    return (this.#slots[slot] ?? 0) - 1;
  }

  /** The first index of a path. */
  indexOf(path: string): number | undefined {
    const found = this.#slots[this.#find(path)] ?? 0;
    return found === 0 ? undefined : found - 1;
  }

  /** Frees its memory; afterwards it finds nothing. */
  release(): void {
    for (const numbers of [this.#high, this.#low, this.#slots]) release(numbers);
  }

  /** The slot of a path, or the free one that it gets. At least half of all are free. */
  #find(path: string): number {
    this.#hash.update(path);
    const { high, low } = this.#hash;
    let slot = low % this.#slots.length;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0 || (this.#low[found - 1] === low && this.#high[found - 1] === high)) return slot;
      slot = (slot + 1) % this.#slots.length;
    }
  }
}
