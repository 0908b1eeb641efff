import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Sandbox } from '@ami-select/sandbox';
import type { FaultEffect } from '../faults/fault-plan.ts';

export type LateSsh = Extract<FaultEffect, { kind: 'late-ssh' }>;

/**
 * A sandbox whose SSH is not there at first (F12, F21): its port is closed, or takes connections and stays silent, as
 * when a group's rule or the server is not effective yet. A sandbox whose keys are not written yet holds them itself.
 */
export async function lateSsh(
  sandbox: Sandbox,
  phase: LateSsh['phase'],
  until: Promise<void>,
): Promise<Sandbox> {
  if (phase === 'unauthorized') return sandbox;
  return behindGate(sandbox, await openGate(sandbox, { until, isClosed: phase === 'closed' }));
}

interface Gate {
  readonly port: number;
  close(): void;
}

async function openGate(
  sandbox: Sandbox,
  { until, isClosed }: { until: Promise<void>; isClosed: boolean },
): Promise<Gate> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    sockets.add(client);
    client.once('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    void until.then(() => pipe(client, sandbox.ssh));
  });
  const port = await listen(server, 0);
  let isGone = false;
  if (isClosed) {
    await new Promise((resolve) => server.close(resolve));
    void until.then(() => (isGone ? undefined : listen(server, port)));
  }
  return {
    port,
    close: () => {
      isGone = true;
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function pipe(client: Socket, { host, port }: Sandbox['ssh']): void {
  if (client.destroyed) return;
  const machine = connect({ host, port });
  machine.on('error', () => client.destroy());
  client.once('close', () => machine.destroy());
  client.pipe(machine).pipe(client);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
    server.unref();
  });
}

/** The same machine at the gate's port; it goes with the machine. */
function behindGate(sandbox: Sandbox, gate: Gate): Sandbox {
  return {
    ssh: { host: '127.0.0.1', port: gate.port },
    exec: (command, options) => sandbox.exec(command, options),
    pushKey: (user, key, ttlMs) => sandbox.pushKey(user, key, ttlMs),
    ...(sandbox.letIn !== undefined && { letIn: sandbox.letIn }),
    ...(sandbox.letOut !== undefined && { letOut: sandbox.letOut }),
    reboot: () => sandbox.reboot(),
    powerOff: () => sandbox.powerOff(),
    powerOn: () => sandbox.powerOn(),
    snapshot: (directory) => sandbox.snapshot(directory),
    kill: async () => {
      gate.close();
      await sandbox.kill();
    },
  };
}
