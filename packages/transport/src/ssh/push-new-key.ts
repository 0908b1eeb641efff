import { TransportError } from '../contract/errors.ts';
import type { PushKey, SshTarget } from '../contract/transport.ts';
import { generateSshKeyPair } from './keys.ts';
import { type OutsideLimits, useOutside } from './use-outside.ts';

/**
 * Pushes the public key of a new key pair to a machine, and returns the private one, which nothing stores. The machine
 * takes it for a short while: one login.
 * @throws TransportError `UNREACHABLE` (retryable), `ACCESS_DENIED`, `ABORTED`, `INVALID_OPTIONS`
 */
export function pushNewKey(
  target: SshTarget,
  pushKey: PushKey | undefined,
  limits: OutsideLimits,
): Promise<string> {
  const { label } = target;
  const use = async (signal: AbortSignal): Promise<string> => {
    if (pushKey === undefined) {
      const message = `${label}: it has no private key, and this connection cannot push one`;
      throw new TransportError('INVALID_OPTIONS', message, { label });
    }
    const { publicKey, privateKey } = generateSshKeyPair('');
    await pushKey(target, publicKey, signal);
    return privateKey;
  };
  return useOutside(use, { label, failed: 'cannot push a key' }, limits);
}
