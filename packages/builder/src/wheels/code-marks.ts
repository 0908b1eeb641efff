import { crc32 } from 'node:zlib';
import type { InstalledCode } from './installed-code.ts';
import { KeyedHash } from './keyed-hash.ts';
import { release } from './release.ts';

/** The same in every process, so that the same wheels have the same messages. */
const HASH = new KeyedHash(new Int32Array(2));

/** A mark has 64 bits: 40 of a place, then 24 of a content. */
const CONTENT_BITS = 24;
const CONTENT = 2 ** CONTENT_BITS - 1;
const PLACES = 2 ** (64 - CONTENT_BITS);

/** Marks that are compared at once, in a copy. */
const SLICE = 100_000;

/** A number for a place, of 40 bits; two places may have the same. */
export function markOf(place: string): number {
  HASH.update(place);
  return HASH.high * 2 ** (32 - CONTENT_BITS) + (HASH.low >>> CONTENT_BITS);
}

/** The code of a wheel with 8 bytes for each file: a large one has tens of thousands, whose names take much memory. */
export class CodeMarks {
  /** Sorted. */
  readonly marks: BigUint64Array<ArrayBuffer>;
  /** The code that was asked for by its marks. */
  readonly named: ReadonlyMap<string, string>;
  readonly #words: Uint32Array;

  constructor(marks: BigUint64Array<ArrayBuffer>, named: CodeMarks['named'] = new Map()) {
    this.marks = marks;
    this.named = named;
    this.#words = new Uint32Array(marks.buffer);
  }

  /** The mark of the place at an index. */
  placeAt(index: number): number {
    const high = this.#words[2 * index + 1] ?? 0;
    return high * 2 ** (32 - CONTENT_BITS) + (this.#lowAt(index) >>> CONTENT_BITS);
  }

  /** The mark of the content at an index. */
  contentAt(index: number): number {
    return this.#lowAt(index) & CONTENT;
  }

  /** The mark of the content that a place has; NaN, which equals none, of several; undefined where there is none. */
  contentOf(place: number): number | undefined {
    const [from, to] = [this.#indexOf(place), this.#indexOf(place + 1)];
    if (from === to) return undefined;
    return to - from === 1 ? this.contentAt(from) : Number.NaN;
  }

  /** Marks of the places from one to before another. */
  between(from: number, to: number): BigUint64Array {
    return this.marks.subarray(this.#indexOf(from), this.#indexOf(to));
  }

  /** The index of the first place that has this mark or a larger one. */
  #indexOf(place: number): number {
    let [from, to] = [0, this.marks.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.placeAt(middle) < place) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #lowAt(index: number): number {
    return this.#words[2 * index] ?? 0;
  }
}

/** Gathers the marks of a wheel. */
export class CodeMarker {
  #words: Uint32Array<ArrayBuffer>;
  #count = 0;
  readonly #named = new Map<string, string>();
  readonly #wanted: ReadonlySet<number>;

  /**
   * @param expected how many are to be added; there may be more
   * @param wanted marks of the places that are kept by their names
   */
  constructor(expected: number, wanted: ReadonlySet<number> = new Set()) {
    this.#words = new Uint32Array(2 * expected);
    this.#wanted = wanted;
  }

  add([place, content]: InstalledCode): void {
    if (2 * this.#count >= this.#words.length) this.#grow();
    const mark = markOf(place);
    if (this.#wanted.has(mark)) this.#named.set(place, content);
    this.#words[2 * this.#count + 1] = HASH.high;
    this.#words[2 * this.#count] = (HASH.low & ~CONTENT) | (crc32(content) & CONTENT);
    this.#count += 1;
  }

  finish(): CodeMarks {
    const marks = new BigUint64Array(this.#words.buffer.slice(0, 8 * this.#count));
    this.release();
    return new CodeMarks(marks.sort(), this.#named);
  }

  /** Frees its memory; afterwards nothing can be added. */
  release(): void {
    release(this.#words);
  }

  #grow(): void {
    const words = new Uint32Array(2 * this.#words.length + 32);
    words.set(this.#words);
    this.release();
    this.#words = words;
  }
}

/** Marks of places that differ in the marks of their contents, in one of the wheels or between them. */
export function differingPlaces(wheels: readonly CodeMarks[]): ReadonlySet<number> {
  const differing = new Set<number>();
  const total = wheels.reduce((sum, { marks }) => sum + marks.length, 0);
  const slices = Math.ceil(total / SLICE);
  for (let slice = 0; slice < slices; slice += 1) {
    const [from, to] = [slice, slice + 1].map((at) => Math.floor((at / slices) * PLACES));
    const sorted = joined(wheels.map((wheel) => wheel.between(from ?? 0, to ?? PLACES)));
    for (let at = 1; at < sorted.marks.length; at += 1) {
      const isSame = sorted.placeAt(at) === sorted.placeAt(at - 1);
      if (isSame && sorted.contentAt(at) !== sorted.contentAt(at - 1)) differing.add(sorted.placeAt(at));
    }
    release(sorted.marks);
  }
  return differing;
}

function joined(parts: readonly BigUint64Array[]): CodeMarks {
  const all = new BigUint64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new CodeMarks(all.sort());
}
