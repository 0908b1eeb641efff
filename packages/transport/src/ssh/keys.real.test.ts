import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { fingerprint, generateSshKeyPair, publicKeyBytes } from './keys.ts';

const hasKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;

describe('generateSshKeyPair', () => {
  it('generates a key that the SSH library reads, every time', () => {
    for (let round = 0; round < 1_000; round += 1) {
      const { privateKey, publicKey } = generateSshKeyPair('x'.repeat(round % 9));
      const parsed = ssh2.utils.parseKey(privateKey);

      if (parsed instanceof Error) throw parsed;
      expect(parsed.getPublicSSH().equals(publicKeyBytes(publicKey))).toBe(true);
    }
  });

  it.skipIf(!hasKeygen)(
    'generates a key that OpenSSH reads, with the same public half (needs ssh-keygen)',
    async () => {
      const { privateKey, publicKey } = generateSshKeyPair('ami-select fleet');
      const file = join(await tempFolder(), 'key');
      await writeFile(file, privateKey, { mode: 0o600 });

      const derived = execFileSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' });

      expect(derived.trim()).toBe(publicKey);
    },
  );

  it('generates another key each time', () => {
    expect(generateSshKeyPair('a').publicKey).not.toBe(generateSshKeyPair('a').publicKey);
  });
});

describe('fingerprint', () => {
  it.skipIf(!hasKeygen)('is what OpenSSH prints (needs ssh-keygen)', async () => {
    const { publicKey } = generateSshKeyPair('x');
    const file = join(await tempFolder(), 'key.pub');
    await writeFile(file, `${publicKey}\n`);

    const printed = execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' });

    expect(printed).toContain(` ${fingerprint(publicKey)} `);
  });

  it('does not depend on the comment', () => {
    const { publicKey } = generateSshKeyPair('a comment');
    const bare = publicKey.split(' ').slice(0, 2).join(' ');

    expect(fingerprint(publicKey)).toBe(fingerprint(bare));
  });

  it.each(['', 'ssh-rsa AAAA', 'ssh-ed25519', 'ssh-ed25519 AAAA', 'x'])('refuses %j', (line) => {
    expect(() => fingerprint(line)).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }));
  });
});
