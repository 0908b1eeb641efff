import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dial } from './dial.ts';

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}

function target(port: number) {
  return { label: 'host-1', host: '127.0.0.1', port, user: '', privateKey: '', hostKey: '' };
}

describe('dial', () => {
  it('opens a connection', async () => {
    const { port } = await listen();

    const socket = await dial(target(port), { timeoutMs: 5_000 });

    expect(socket.remotePort).toBe(port);
    socket.destroy();
  });

  it('reports a closed port as retryable, with host and port', async () => {
    const { server, port } = await listen();
    server.close();
    await once(server, 'close');

    const dialled = dial(target(port), { timeoutMs: 5_000 });

    await expect(dialled).rejects.toMatchObject({
      code: 'UNREACHABLE',
      exitClass: 'machine',
      retryable: true,
      label: 'host-1',
      message: expect.stringContaining(`cannot reach 127.0.0.1:${port}`),
    });
  });

  it('does not start when it is aborted already', async () => {
    const reason = new Error('cancelled');

    const dialled = dial(target(1), { timeoutMs: 5_000, signal: AbortSignal.abort(reason) });

    await expect(dialled).rejects.toMatchObject({ code: 'ABORTED', cause: reason, retryable: false });
  });
});
