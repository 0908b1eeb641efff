import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import ssh2 from 'ssh2';
import { TransportError } from '../contract/errors.ts';

const KEY_TYPE = 'ssh-ed25519';

/** A key pair in the formats OpenSSH reads; the public key is one `ssh-ed25519 AAAA... comment` line. */
export interface SshKeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/**
 * Generates a throw-away ed25519 key pair.
 * The encoding is our own (openssh-portable, PROTOCOL.key), since ssh2 1.17 sometimes writes a key that neither it
 * nor OpenSSH can read.
 */
export function generateSshKeyPair(comment: string): SshKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const point = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const publicBlob = Buffer.concat([sshString(KEY_TYPE), sshString(point)]);
  const check = randomBytes(4);
  const secrets = Buffer.concat([
    check,
    check,
    publicBlob,
    sshString(Buffer.concat([seed, point])),
    sshString(comment),
  ]);
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7].slice(0, (8 - (secrets.length % 8)) % 8));
  const cipherNone = Buffer.concat([
    sshString('none'),
    sshString('none'),
    sshString(''),
    Buffer.from([0, 0, 0, 1]),
  ]);
  const encoded = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    cipherNone,
    sshString(publicBlob),
    sshString(Buffer.concat([secrets, padding])),
  ]);
  const lines = encoded.toString('base64').replaceAll(/.{1,70}/g, '$&\n');
  return {
    privateKey: `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}-----END OPENSSH PRIVATE KEY-----\n`,
    publicKey: `${KEY_TYPE} ${publicBlob.toString('base64')}${comment === '' ? '' : ` ${comment}`}`,
  };
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
  if (type !== KEY_TYPE || encoded === undefined || parsed instanceof Error) {
    throw new TransportError(
      'INVALID_OPTIONS',
      `the public key must be one line "ssh-ed25519 AAAA...", got "${publicKey.slice(0, 40)}"`,
    );
  }
  return Buffer.from(encoded, 'base64');
}

/** The line of an ed25519 public key in wire format. */
export function publicKeyLine(key: Uint8Array): string {
  return `${KEY_TYPE} ${Buffer.from(key).toString('base64')}`;
}

/** A length-prefixed string of the SSH wire format (RFC 4251, section 5). */
function sshString(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
