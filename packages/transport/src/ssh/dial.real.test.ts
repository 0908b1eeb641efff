import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { openPort } from '../testing/open-port.ts';
import { dial } from './dial.ts';

const listen = () => openPort((socket) => socket.destroy());

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
