import { createHash, type Hash } from 'node:crypto';

/** Hashes of bytes as they come: sha256 and all that are needed besides. */
export class Digests {
  readonly #hashes: ReadonlyMap<string, Hash>;
  #bytes = 0;

  /** @param needed hashes such as `sha512:...`, of which the algorithm counts */
  constructor(needed: readonly string[]) {
    const algorithms = new Set(['sha256', ...needed.map(algorithmOf)]);
    this.#hashes = new Map([...algorithms].map((algorithm) => [algorithm, createHash(algorithm)]));
  }

  update(chunk: Uint8Array): void {
    this.#bytes += chunk.byteLength;
    for (const hash of this.#hashes.values()) hash.update(chunk);
  }

  /** What the bytes are; nothing can be added afterwards. */
  finish(): FinishedDigests {
    const all = new Map([...this.#hashes].map(([algorithm, hash]) => [algorithm, hash.digest('hex')]));
    return {
      bytes: this.#bytes,
      sha256: all.get('sha256') ?? '',
      has: (hash) => hash === `${algorithmOf(hash)}:${all.get(algorithmOf(hash))}`,
    };
  }
}

export interface FinishedDigests {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Whether the bytes have a hash such as `sha256:...`. */
  has(hash: string): boolean;
}

function algorithmOf(hash: string): string {
  return hash.split(':', 1)[0] ?? '';
}
