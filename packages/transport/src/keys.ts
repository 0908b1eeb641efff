import { createHash } from 'node:crypto';
import ssh2 from 'ssh2';
import { TransportError } from './errors.ts';

/** A key pair in the formats OpenSSH reads; the public key is one `ssh-ed25519 AAAA... comment` line. */
export interface SshKeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Makes a throw-away ed25519 key pair. */
export function generateSshKeyPair(comment: string): SshKeyPair {
  const pair = ssh2.utils.generateKeyPairSync('ed25519', { comment });
  return { privateKey: pair.private, publicKey: pair.public };
}

/** The fingerprint of a public key as OpenSSH prints it: `SHA256:...`. */
export function fingerprint(publicKey: string): string {
  return fingerprintOfBytes(publicKeyBytes(publicKey));
}

/** The fingerprint of a key in wire format. */
export function fingerprintOfBytes(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/**
 * The wire format of an ed25519 public key line.
 * @throws TransportError `INVALID_OPTIONS` when the line is not such a key.
 */
export function publicKeyBytes(publicKey: string): Buffer {
  const [type, encoded] = publicKey.trim().split(/\s+/);
  const parsed = ssh2.utils.parseKey(publicKey.trim());
  if (type !== 'ssh-ed25519' || encoded === undefined || parsed instanceof Error) {
    throw new TransportError(
      `the public key must be one line "ssh-ed25519 AAAA...", got "${publicKey.slice(0, 40)}"`,
      {
        code: 'INVALID_OPTIONS',
      },
    );
  }
  return Buffer.from(encoded, 'base64');
}
