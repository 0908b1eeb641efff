import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { silentLogger } from '@ami-select/core';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { type HttpServer, startHttpServer } from './server.ts';

const HANDSHAKE = [
  'GET /openTunnel?x=1 HTTP/1.1',
  'host: 127.0.0.1',
  'connection: upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  '\r\n',
].join('\r\n');

/** An unmasked frame is refused; this one is masked with zeros and has 64 KiB less one byte. */
const FRAME = Buffer.concat([Buffer.from([0x82, 0xfe, 0xff, 0xff, 0, 0, 0, 0]), Buffer.alloc(0xff_ff)]);

describe('the tunnels of an endpoint that ends', () => {
  let machine: Server;
  let machines: Socket[];
  let server: HttpServer;
  let status: number;
  beforeEach(async () => {
    status = 200;
    machines = [];
    // It reads nothing, as a machine that is stopped.
    machine = createServer({ allowHalfOpen: true }, (socket) => void machines.push(socket.pause()));
    await once(machine.listen(0, '127.0.0.1'), 'listening');
    const { port } = machine.address() as AddressInfo;
    const body = JSON.stringify({ endpointId: 'eice-1', host: '127.0.0.1', port, seconds: 3_600 });
    const endpoint = {
      world: { logger: silentLogger },
      handle: async () => ({ status, headers: {}, body }),
    } as unknown as Endpoint;
    const rules = { isAllowedHost: () => true, secret: 'x' };
    server = await startHttpServer({ host: '127.0.0.1', port: 0, endpoint, control: {} as never, rules });
  });
  afterEach(() => {
    for (const socket of machines) socket.destroy();
    machine.close();
  });

  /** A client that never closes its side. */
  async function open(): Promise<Socket> {
    const client = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    client.on('error', () => undefined);
    client.write(HANDSHAKE);
    await once(client, 'data');
    return client;
  }

  it.each([
    ['idle', 0],
    ['full of what the machine does not read', 200],
  ])('end with it, and their connections to the machine: %s', async (_name, frames) => {
    const client = await open();
    for (let count = 0; count < frames; count++) client.write(FRAME);
    await new Promise((resolve) => setImmediate(resolve));

    await server.close();

    const [connection] = machines;
    connection?.resume();
    await once(connection as Socket, 'end');
    client.destroy();
  });

  it('end with it when they were refused, and the client holds on', async () => {
    status = 403;
    const client = await open();

    await server.close();
    client.destroy();
  });
});
