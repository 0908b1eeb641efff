import { timingSafeEqual } from 'node:crypto';

/** Compares in a time that does not depend on the position where two strings differ. */
export function isEqualSecret(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
