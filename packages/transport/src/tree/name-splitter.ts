/** Bytes of the longest path of Linux. */
const LONGEST = 4_096;

/** One name of a listing. */
export interface ListedName {
  readonly bytes: Buffer;
  /** Longer than any path: `bytes` has only its beginning. */
  readonly isCut: boolean;
}

/** Splits a stream at its NUL bytes, and holds no more than one path of it. */
export class NameSplitter {
  readonly #emit: (name: ListedName) => void;
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(emit: (name: ListedName) => void) {
    this.#emit = emit;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      this.#add(chunk.subarray(start, end));
      this.#end();
      start = end + 1;
    }
    this.#add(chunk.subarray(start));
  }

  #add(piece: Buffer): void {
    const room = LONGEST - this.#length;
    if (room > 0 && piece.length > 0) this.#pieces.push(piece.subarray(0, room));
    this.#length += piece.length;
  }

  #end(): void {
    if (this.#length > 0) this.#emit({ bytes: Buffer.concat(this.#pieces), isCut: this.#length > LONGEST });
    this.#pieces = [];
    this.#length = 0;
  }
}
