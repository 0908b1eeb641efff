import { describe, expect, it, onTestFinished } from 'vitest';
import { connectSsh } from './connect-ssh.ts';
import type { SshTarget } from './contract/transport.ts';
import { generateSshKeyPair } from './ssh/keys.ts';
import { type SshServer, startSshServer } from './testing/ssh-server.ts';
import { tempFolder } from './testing/temp-folder.ts';

async function start(): Promise<SshServer> {
  const server = await startSshServer({ home: await tempFolder() });
  onTestFinished(() => server.close());
  return server;
}

/** The target as a handle without a private key has it. */
const keyless = ({ target }: SshServer): SshTarget => ({ ...target, privateKey: '' });

describe('connectSsh without a private key', () => {
  it('pushes a new key for every connection, and logs in with it', async () => {
    const server = await start();
    const pushed: string[] = [];
    const pushKey = async (_target: SshTarget, publicKey: string): Promise<void> => {
      pushed.push(publicKey);
      server.allow(publicKey);
    };

    for (const _ of [1, 2]) {
      const transport = await connectSsh(keyless(server), { pushKey });
      await expect(transport.exec('echo in')).resolves.toMatchObject({ stdout: 'in\n' });
      await transport.close();
    }

    expect(new Set(pushed).size).toBe(2);
    // SendSSHPublicKey takes 80 to 4,096 characters.
    for (const key of pushed) expect(key).toMatch(/^ssh-ed25519 [\w+/=]{68,}$/);
  });

  it('verifies the host key all the same', async () => {
    const server = await start();
    const pushKey = async (_target: SshTarget, publicKey: string) => server.allow(publicKey);
    const hostKey = generateSshKeyPair('other').publicKey;

    await expect(connectSsh({ ...keyless(server), hostKey }, { pushKey })).rejects.toMatchObject({
      code: 'HOST_KEY_MISMATCH',
    });
  });

  it('is retryable when a push fails, and hangs up', async () => {
    const server = await start();
    const pushKey = () => Promise.reject(new Error('ThrottlingException'));

    await expect(connectSsh(keyless(server), { pushKey })).rejects.toMatchObject({
      code: 'UNREACHABLE',
      retryable: true,
      message: 'host-1: cannot push a key: ThrottlingException',
    });
  });

  it('refuses a target that nothing can push a key to', async () => {
    const server = await start();

    await expect(connectSsh(keyless(server))).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
  });
});
