import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Attempts of 50 ms each. */
const MOST_TRIES = 200;

/** A port of loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a server on loopback speaks first, as those of SSH do. @throws Error after 10 seconds */
export async function untilSpeaking(port: number): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const isHeard = await new Promise<boolean>((resolve) => {
      socket.once('data', () => resolve(true));
      socket.once('close', () => resolve(false));
      socket.on('error', () => undefined);
    });
    socket.destroy();
    if (isHeard) return;
    await delay(50);
  }
  throw new Error(`no server came up on port ${port}`);
}
