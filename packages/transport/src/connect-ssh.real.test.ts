import { describe, expect, it, onTestFinished } from 'vitest';
import { connectSsh } from './connect-ssh.ts';
import { generateSshKeyPair } from './ssh/keys.ts';
import { openPort } from './testing/open-port.ts';
import { type SshServer, type SshServerOptions, startSshServer } from './testing/ssh-server.ts';
import { tempFolder } from './testing/temp-folder.ts';
import { isAlive, until } from './testing/until.ts';

async function start(options: Partial<SshServerOptions> = {}): Promise<SshServer> {
  const server = await startSshServer({ home: await tempFolder(), ...options });
  onTestFinished(() => server.close());
  return server;
}

async function silentPort(onConnection: (end: () => void) => void): Promise<number> {
  const { port } = await openPort((socket) => onConnection(() => socket.destroy()));
  return port;
}

describe('connectSsh', () => {
  it('logs in and runs a command', async () => {
    const server = await start();

    const transport = await connectSsh(server.target);
    const result = await transport.exec('echo hello from $HOME; echo oops >&2; exit 3');

    expect(result).toMatchObject({ exitCode: 3, signal: null, stderr: 'oops\n' });
    expect(result.stdout).toMatch(/^hello from \//);
    await transport.close();
  });

  it('rejects another host key as not retryable', async () => {
    const server = await start();
    const hostKey = generateSshKeyPair('other').publicKey;

    const attempt = connectSsh({ ...server.target, hostKey });

    await expect(attempt).rejects.toMatchObject({ code: 'HOST_KEY_MISMATCH', retryable: false });
    await expect(attempt).rejects.toThrow(/shows host key SHA256:\S+, expected SHA256:/);
  });

  it('verifies the host key without a login when that is all it is asked for', async () => {
    const server = await start();
    const target = { ...server.target, privateKey: generateSshKeyPair('stranger').privateKey };

    const transport = await connectSsh(target, { hostKeyOnly: true });

    await expect(transport.exec('true')).rejects.toMatchObject({ code: 'DISCONNECTED' });
    const hostKey = generateSshKeyPair('other').publicKey;
    await expect(connectSsh({ ...target, hostKey }, { hostKeyOnly: true })).rejects.toMatchObject({
      code: 'HOST_KEY_MISMATCH',
    });
    await transport.close();
  });

  it('looks at a host key with the cheap key exchange, and logs in with curve25519', async () => {
    const server = await start();

    await (await connectSsh(server.target, { hostKeyOnly: true })).close();
    await (await connectSsh(server.target)).close();

    expect(server.keyExchanges()).toEqual(['ecdh-sha2-nistp256', 'curve25519-sha256']);
  });

  it('looks at the host key of a server that has only curve25519', async () => {
    const server = await start({ kex: ['curve25519-sha256'] });

    await (await connectSsh(server.target, { hostKeyOnly: true })).close();

    expect(server.keyExchanges()).toEqual(['curve25519-sha256']);
  });

  it('pushes no key where only the host key is asked for', async () => {
    const server = await start();
    const pushKey = () => Promise.reject(new Error('pushed'));

    await expect(
      connectSsh({ ...server.target, privateKey: '' }, { hostKeyOnly: true, pushKey }),
    ).resolves.toBeDefined();
  });

  it('reports a refused key as retryable', async () => {
    const server = await start();
    const { privateKey } = generateSshKeyPair('stranger');

    const attempt = connectSsh({ ...server.target, privateKey });

    await expect(attempt).rejects.toMatchObject({ code: 'AUTHENTICATION_REFUSED', retryable: true });
  });

  it('reports an unknown user like a refused key', async () => {
    const server = await start();

    const attempt = connectSsh({ ...server.target, user: 'nobody' });

    await expect(attempt).rejects.toMatchObject({ code: 'AUTHENTICATION_REFUSED' });
    await expect(attempt).rejects.toThrow(/user "nobody"/);
  });

  it('reports a closed port as retryable', async () => {
    const server = await start();
    await server.close();

    const attempt = connectSsh(server.target);

    await expect(attempt).rejects.toMatchObject({ code: 'UNREACHABLE', retryable: true });
  });

  it('reports a port that closes before the banner as retryable', async () => {
    const server = await start();
    const port = await silentPort((end) => end());

    const attempt = connectSsh({ ...server.target, port });

    await expect(attempt).rejects.toMatchObject({ code: 'UNREACHABLE', retryable: true });
  });

  it('gives up on a port that never sends a banner', async () => {
    const server = await start();
    const port = await silentPort(() => undefined);

    const attempt = connectSsh({ ...server.target, port }, { connectTimeoutMs: 100 });

    await expect(attempt).rejects.toMatchObject({ code: 'TIMED_OUT', retryable: true });
  });

  it('stops connecting when it is aborted', async () => {
    const server = await start();
    const port = await silentPort(() => undefined);
    const controller = new AbortController();

    const attempt = connectSsh({ ...server.target, port }, { signal: controller.signal });
    controller.abort();

    await expect(attempt).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('lists every problem of a target before it connects', async () => {
    const target = { label: 'host-1', host: '', port: 0, user: '', privateKey: 'x', hostKey: 'ssh-rsa AAAA' };

    const attempt = connectSsh(target);

    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    await expect(attempt).rejects.toThrow(
      /host is empty; user is empty; port must be .* got 0; privateKey .*; hostKey:/,
    );
  });

  it('runs more commands at once than a connection has channels', async () => {
    const server = await start();
    const transport = await connectSsh(server.target);
    const numbers = Array.from({ length: 20 }, (_, index) => index);

    const results = await Promise.all(numbers.map((number) => transport.exec(`echo ${number}`)));

    expect(results.map((result) => Number(result.stdout))).toEqual(numbers);
    await transport.close();
  });

  it('leaves no process behind on a machine that it lost', async () => {
    const server = await start();
    const transport = await connectSsh(server.target);
    let pid = 0;
    const onStdout = (text: string): void => {
      pid = Number(text);
      server.dropConnections();
    };

    const running = transport.exec('echo $$; sleep 300; true', { onStdout });

    await expect(running).rejects.toMatchObject({ code: 'DISCONNECTED' });
    expect(pid).toBeGreaterThan(0);
    await until('the process ended', () => !isAlive(pid));
  });

  it('reports a lost connection to the command that runs and to the next one', async () => {
    const server = await start();
    const transport = await connectSsh(server.target);

    const running = transport.exec('echo ready; sleep 60', { onStdout: () => server.dropConnections() });

    await expect(running).rejects.toMatchObject({ code: 'DISCONNECTED' });
    await expect(transport.exec('true')).rejects.toMatchObject({ code: 'DISCONNECTED' });
    await transport.close();
  });
});
