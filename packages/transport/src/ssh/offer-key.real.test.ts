import { describe, expect, it, onTestFinished } from 'vitest';
import { connectSsh } from '../connect-ssh.ts';
import { type SshServer, startSshServer } from '../testing/ssh-server.ts';
import { tempFolder } from '../testing/temp-folder.ts';

/** A server that refuses the key so many times. */
async function refusing(
  times: number,
): Promise<{ readonly server: SshServer; readonly offers: () => number }> {
  let offers = 0;
  const isKeyWritten = (): boolean => {
    offers += 1;
    return offers > times;
  };
  const server = await startSshServer({ home: await tempFolder(), isKeyWritten });
  onTestFinished(() => server.close());
  return { server, offers: () => offers };
}

describe('a key that is offered again', () => {
  it('is let in within the same connection once it is written', async () => {
    const { server, offers } = await refusing(3);

    const transport = await connectSsh(server.target, { keyOffers: { count: 5, everyMs: 10 } });

    expect(await transport.exec('echo in')).toMatchObject({ stdout: 'in\n' });
    expect([offers(), server.connections()]).toEqual([4, 1]);
    await transport.close();
  });

  it('is refused with the number of the refusals', async () => {
    const { server, offers } = await refusing(100);

    const attempt = connectSsh(server.target, { keyOffers: { count: 5, everyMs: 10 } });

    await expect(attempt).rejects.toMatchObject({
      code: 'AUTHENTICATION_REFUSED',
      refusals: 5,
      message: expect.stringMatching(/refused the key for user "tester" 5 times$/),
    });
    expect([offers(), server.connections()]).toEqual([5, 1]);
  });

  it('is offered once unless more is asked for', async () => {
    const { server, offers } = await refusing(100);

    await expect(connectSsh(server.target)).rejects.toMatchObject({ refusals: 1 });

    expect(offers()).toBe(1);
  });

  it('counts as refused when the server hangs up after a refusal', async () => {
    let server: SshServer | undefined;
    const isKeyWritten = (): boolean => {
      setImmediate(() => server?.dropConnections());
      return false;
    };
    server = await startSshServer({ home: await tempFolder(), isKeyWritten });
    const started = server;
    onTestFinished(() => started.close());

    const attempt = connectSsh(server.target, { keyOffers: { count: 5, everyMs: 10_000 } });

    await expect(attempt).rejects.toMatchObject({ code: 'AUTHENTICATION_REFUSED', refusals: 1 });
  });

  it('waits no longer when the caller aborts between two offers', async () => {
    const abort = new AbortController();
    const isKeyWritten = (): boolean => {
      setImmediate(() => abort.abort());
      return false;
    };
    const server = await startSshServer({ home: await tempFolder(), isKeyWritten });
    onTestFinished(() => server.close());
    const keyOffers = { count: 5, everyMs: 60_000 };

    const attempt = connectSsh(server.target, { keyOffers, signal: abort.signal });

    await expect(attempt).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
