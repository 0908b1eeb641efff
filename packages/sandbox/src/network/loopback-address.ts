import { randomInt } from 'node:crypto';
import { platform } from 'node:os';

/**
 * Addresses for a sandbox without a network of its own: port 22 of a loopback address that no other process
 * uses (all of 127.0.0.0/8 is reachable on Linux), else any free port of 127.0.0.1.
 */
export function createLoopbackAddresses(): { host: string; port: number }[] {
  const fallback = { host: '127.0.0.1', port: 0 };
  if (platform() !== 'linux') return [fallback];
  const own = `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(2, 255)}`;
  return [{ host: own, port: 22 }, { host: own, port: 0 }, fallback];
}
