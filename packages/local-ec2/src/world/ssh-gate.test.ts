import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import type { Sandbox } from '@ami-select/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lateSsh } from './ssh-gate.ts';

let machine: Server;
let sandbox: Sandbox;

beforeEach(async () => {
  machine = createServer((socket) => socket.end('SSH-2.0-machine\r\n')).listen(0, '127.0.0.1');
  await once(machine, 'listening');
  const address = machine.address();
  sandbox = {
    ssh: { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 },
    kill: async () => {},
  } as unknown as Sandbox;
});
afterEach(() => machine.close());

/** Result of a connection: the banner, or the code of the refusal. */
function hear({ host, port }: Sandbox['ssh']): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('data', (data) => resolve(String(data).trim()));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });
}

function rig(phase: 'closed' | 'silent') {
  const { promise: until, resolve: open } = Promise.withResolvers<void>();
  return { open, late: lateSsh(sandbox, phase, until) };
}

describe('SSH that is late', () => {
  it('F21: a closed port refuses, then answers at the same place', async () => {
    const { open, late } = rig('closed');
    const { ssh, kill } = await late;

    const early = await hear(ssh);
    open();
    await new Promise((resolve) => setImmediate(resolve));
    const then = await hear(ssh);

    expect([early, then]).toEqual(['ECONNREFUSED', 'SSH-2.0-machine']);
    await kill();
  });

  it('F12, F21: a silent port takes the connection and says nothing until its time has come', async () => {
    const { open, late } = rig('silent');
    const { ssh, kill } = await late;
    let heard: string | undefined;

    const hearing = hear(ssh).then((text) => {
      heard = text;
    });
    await once(connect(ssh), 'connect');
    const early = heard;
    open();
    await hearing;

    expect([early, heard]).toEqual([undefined, 'SSH-2.0-machine']);
    await kill();
  });

  it('ends the gate with the machine', async () => {
    const { late } = rig('silent');
    const { ssh, kill } = await late;

    await kill();

    expect(await hear(ssh)).toBe('ECONNREFUSED');
  });
});
