/** Smaller memory is not worth it, and may be of the pool of Node, which cannot be freed. */
const LEAST = 128 * 1024;

/**
 * Frees the memory of bytes that nothing uses any more, at once: the collector of garbage lets far more of it come
 * together. Afterwards they are empty.
 */
export function release({ buffer }: NodeJS.TypedArray): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= LEAST) buffer.transfer(0);
}
