import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RawServer {
  /** Ends in a slash. */
  readonly url: string;
  readonly sockets: Socket[];
}

/** A server of bytes until the test is over; the function gets each request, by its place on its connection. */
export async function serveBytes(answer: (socket: Socket, request: number) => void): Promise<RawServer> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    let request = 0;
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', () => {
      request += 1;
      answer(socket, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sockets };
}

/** Resolves once a socket is closed, also by a reset. */
export function closingOf(socket: Socket | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (socket === undefined || socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
}
