import { describe, expect, it } from 'vitest';
import { parseAuthorizedKey } from './authorized-keys.ts';

describe('parseAuthorizedKey', () => {
  it('reads a plain key and one with options', () => {
    expect(parseAuthorizedKey('ssh-ed25519 AAAA me')).toEqual({ type: 'ssh-ed25519', data: 'AAAA' });
    expect(parseAuthorizedKey('no-pty,no-port-forwarding ecdsa-sha2-nistp256 BBBB')).toEqual({
      type: 'ecdsa-sha2-nistp256',
      data: 'BBBB',
    });
  });

  it('reads a forced command with quotes and key-like words in it', () => {
    const line = 'command="echo \\"ssh-rsa AAAA\\";exit 1",no-pty ssh-ed25519 CCCC me';

    expect(parseAuthorizedKey(line)).toEqual({
      type: 'ssh-ed25519',
      data: 'CCCC',
      command: 'echo "ssh-rsa AAAA";exit 1',
    });
  });

  it('leaves out comments and garbage', () => {
    expect(parseAuthorizedKey('# ssh-ed25519 AAAA')).toBeUndefined();
    expect(parseAuthorizedKey('garbage')).toBeUndefined();
  });
});
