import { SandboxError } from '../contract/sandbox-error.ts';

/**
 * Addresses of sandboxes as the host sees them: a piece of 198.18.0.0/15, which RFC 2544 reserves for tests, so that
 * the host's own routes are never shadowed. The last piece is the outbound network's. Private addresses exist only between
 * the sandboxes.
 */
export const PIECES = 127;
const FIRST_HOST = 2;
const LAST_HOST = 1022;

/** An address by its distance from the first one of 198.18.0.0/15. */
export function addressOf(offset: number): string {
  return `198.${18 + (offset >> 16)}.${(offset >> 8) & 255}.${offset & 255}`;
}

/** Hands out addresses in turn, so that one that was given back rests before it is somebody else's. */
export function createAddresses(base: number): { take(): string; release(address: string): void } {
  const taken = new Set<string>();
  let last = LAST_HOST;
  const next = (): string => {
    last = last === LAST_HOST ? FIRST_HOST : last + 1;
    return addressOf(base + last);
  };
  return {
    take: () => {
      if (taken.size > LAST_HOST - FIRST_HOST)
        throw new SandboxError('BOOT_FAILED', `private network: all ${taken.size} addresses are in use`);
      let address = next();
      while (taken.has(address)) address = next();
      taken.add(address);
      return address;
    },
    release: (address) => void taken.delete(address),
  };
}
