import ssh2 from 'ssh2';
import { TransportError } from './contract/errors.ts';
import type { SshTarget } from './contract/transport.ts';
import { publicKeyBytes } from './ssh/keys.ts';

/** Refuses a target that cannot be valid, with every problem. @throws TransportError `INVALID_OPTIONS` */
export function assertTarget({ label, host, port, user, privateKey, hostKey }: SshTarget): void {
  const problems: string[] = [];
  if (host === '') problems.push('host is empty');
  if (user === '') problems.push('user is empty');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    problems.push(`port must be 1 to 65535, got ${port}`);
  if (privateKey !== '' && ssh2.utils.parseKey(privateKey) instanceof Error)
    problems.push('privateKey is not an unencrypted OpenSSH private key');
  try {
    publicKeyBytes(hostKey);
  } catch (error) {
    problems.push(`hostKey: ${(error as Error).message}`);
  }
  if (problems.length === 0) return;
  throw new TransportError('INVALID_OPTIONS', `${label}: cannot connect: ${problems.join('; ')}`, { label });
}
