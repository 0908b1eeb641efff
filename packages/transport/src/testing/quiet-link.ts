import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { openPort } from './open-port.ts';

export interface QuietLink {
  readonly port: number;
  /** Nothing gets through any more in either direction, and no connection ends: what a dropped route looks like. */
  silence(): void;
}

/** A port that forwards to another one of loopback until it is silenced; it ends with the test. */
export async function startQuietLink(port: number): Promise<QuietLink> {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const join = (near: Socket): void => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from.on('error', () => undefined));
      from.on('data', (chunk) => void (isSilent || to.write(chunk)));
      from.on('close', () => void (isSilent || to.destroy()));
    }
  };
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const link = await openPort(join);
  return {
    port: link.port,
    silence: () => {
      isSilent = true;
    },
  };
}
