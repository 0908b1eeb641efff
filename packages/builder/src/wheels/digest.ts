import { createHash } from 'node:crypto';

/** The first of the allowed hashes (`sha256:...`) that the bytes have. */
export function matchingHash(bytes: Uint8Array, allowed: readonly string[]): string | undefined {
  const digests = new Map<string, string>();
  return allowed.find((hash) => {
    const [algorithm = ''] = hash.split(':');
    const digest = digests.get(algorithm) ?? createHash(algorithm).update(bytes).digest('hex');
    digests.set(algorithm, digest);
    return hash === `${algorithm}:${digest}`;
  });
}

/** The sha256 of bytes in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
