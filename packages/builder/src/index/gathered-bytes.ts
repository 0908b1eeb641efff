const FIRST_BYTES = 1024;

/** Bytes that come in pieces, of which copies are kept: in memory for the bytes, however many pieces they are. */
export class GatheredBytes {
  #bytes = Buffer.alloc(0);
  #length = 0;

  add(piece: Uint8Array): void {
    const length = this.#length + piece.byteLength;
    if (length > this.#bytes.length) this.#grow(length);
    this.#bytes.set(piece, this.#length);
    this.#length = length;
  }

  /** Everything that was added since the last time, until more is added. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #grow(least: number): void {
    const larger = Buffer.alloc(Math.max(FIRST_BYTES, least, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
