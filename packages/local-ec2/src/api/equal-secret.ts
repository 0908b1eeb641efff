import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in a time that depends on neither the length nor the content of the secret. */
export function isEqualSecret(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
