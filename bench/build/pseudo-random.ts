import { createCipheriv, createHash } from 'node:crypto';

/** Numbers and bytes that depend on a seed alone. */
export interface PseudoRandom {
  /** An integer from 0 to below `limit`. */
  below(limit: number): number;
  /** From 0 to below 1. */
  fraction(): number;
  bytes(count: number): Buffer;
}

export function pseudoRandom(seed: string): PseudoRandom {
  const key = createHash('sha256').update(seed).digest();
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const bytes = (count: number): Buffer => cipher.update(Buffer.alloc(count));
  const fraction = (): number => bytes(4).readUInt32LE() / 2 ** 32;
  return { below: (limit) => Math.floor(fraction() * limit), fraction, bytes };
}
