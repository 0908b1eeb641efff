import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { makeEd25519Key } from '@ami-select/sandbox';
import ssh2 from 'ssh2';
import { ApiError } from '../../api/api-error.ts';

export interface KeyMaterial {
  readonly type: 'rsa' | 'ed25519';
  /** One line in OpenSSH format. */
  readonly publicKey: string;
  readonly fingerprint: string;
}

const { parseKey } = ssh2.utils;

/** A new key pair with its private half: OpenSSH format for ed25519, PKCS #1 for RSA, as EC2 gives them. */
export function createKeyMaterial(
  type: 'rsa' | 'ed25519',
  name: string,
): KeyMaterial & { privateKey: string } {
  return type === 'rsa' ? createRsa(name) : createEd25519(name);
}

/**
 * Reads a public key that a user imports.
 * @throws ApiError `InvalidKey.Format` for anything but ssh-rsa and ssh-ed25519 in OpenSSH format.
 */
export function readPublicKey(text: string): KeyMaterial {
  const line = text.trim();
  const parsed = parseKey(line);
  if (parsed instanceof Error)
    throw new ApiError('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key?.type === 'ssh-ed25519') {
    return { type: 'ed25519', publicKey: line, fingerprint: sha256Fingerprint(line) };
  }
  if (key?.type !== 'ssh-rsa') {
    throw new ApiError('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
  }
  const der = createPublicKey(key.getPublicPEM()).export({ type: 'spki', format: 'der' });
  return { type: 'rsa', publicKey: line, fingerprint: colons(createHash('md5').update(der).digest('hex')) };
}

/** ssh2 1.17 sometimes writes a key that neither it nor OpenSSH can read. */
function createEd25519(name: string): KeyMaterial & { privateKey: string } {
  const { privateKey, publicKey } = makeEd25519Key(name);
  return { type: 'ed25519', privateKey, publicKey, fingerprint: sha256Fingerprint(publicKey) };
}

function createRsa(name: string): KeyMaterial & { privateKey: string } {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const der = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' });
  return {
    type: 'rsa',
    privateKey,
    publicKey: `ssh-rsa ${publicBlob(privateKey).toString('base64')} ${name}`,
    fingerprint: colons(createHash('sha1').update(der).digest('hex')),
  };
}

function publicBlob(pem: string): Buffer {
  const key = parseKey(pem);
  if (key instanceof Error) throw key;
  return Buffer.from(key.getPublicSSH());
}

function sha256Fingerprint(publicKey: string): string {
  const blob = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64');
  return createHash('sha256').update(blob).digest('base64');
}

function colons(hex: string): string {
  return hex.match(/../g)?.join(':') ?? '';
}
