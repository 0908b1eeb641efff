import { generateKeyPairSync, randomBytes } from 'node:crypto';

const TYPE = 'ssh-ed25519';
const BLOCK = 8;

/** Creates an ed25519 key pair: private key in OpenSSH format, public one as a line of `authorized_keys`. */
export function makeEd25519Key(comment: string): { privateKey: string; publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' });
  const [secret, point] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')];
  const blob = Buffer.concat([field(TYPE), field(point)]);
  const text = encodePrivate({ blob, point, secret, comment });
  return { privateKey: text, publicKey: `${TYPE} ${blob.toString('base64')} ${comment}` };
}

/** PROTOCOL.key of OpenSSH: unencrypted, one key, padded with 1, 2, 3... */
function encodePrivate(key: { blob: Buffer; point: Buffer; secret: Buffer; comment: string }): string {
  const check = randomBytes(4);
  const secret = field(Buffer.concat([key.secret, key.point]));
  const inner = Buffer.concat([check, check, field(TYPE), field(key.point), secret, field(key.comment)]);
  const missing = (BLOCK - (inner.length % BLOCK)) % BLOCK;
  const padding = Buffer.from(Array.from({ length: missing }, (_, index) => index + 1));
  const outer = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    number(1),
    field(key.blob),
    field(Buffer.concat([inner, padding])),
  ]);
  const lines = outer.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([number(bytes.length), bytes]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
