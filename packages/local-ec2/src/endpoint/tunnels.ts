import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { OpenTunnelResponse } from '../operations/connect/open-tunnel.ts';
import type { WireResponse } from '../wire/messages.ts';
import { type AdmissionRules, refuseByHead } from './admit.ts';
import type { Endpoint } from './endpoint.ts';
import { readRequest } from './read-request.ts';

/** The websockets of EC2 Instance Connect Endpoints. */
export interface Tunnels {
  /** Opens one, or refuses it with the response that the call has. */
  upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  close(): void;
}

export interface TunnelsOptions {
  readonly endpoint: Endpoint;
  readonly rules: AdmissionRules;
}

/** EC2 user guide, considerations of EC2 Instance Connect Endpoint. */
const MOST_AT_ONCE = 20;
const CONNECT_TIMEOUT_MS = 5_000;
/** RFC 6455, 7.4.1: the service cuts a connection that had its time. The code is inferred [U]. */
const POLICY_VIOLATION = 1_008;

export function createTunnels({ endpoint, rules }: TunnelsOptions): Tunnels {
  const sockets = new Set<Duplex>();
  const open = new Map<Duplex, string>();
  const upgrade = async (message: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', () => socket.destroy());
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const refusal = refuseByHead(message, rules);
    if (refusal) return refuse(socket, refusal);
    const response = await endpoint.handle(await readRequest(message, 0));
    if (response.status !== 200 || response.lost) return refuse(socket, response);
    const target = JSON.parse(String(response.body)) as OpenTunnelResponse;
    const others = [...open.values()].filter((id) => id === target.endpointId);
    if (others.length >= MOST_AT_ONCE) return refuse(socket, problem(429, 'Too many connections.'));
    open.set(socket, target.endpointId);
    socket.once('close', () => open.delete(socket));
    const machine = await dial(target).catch((error: Error) => error);
    if (machine instanceof Error) return refuse(socket, problem(504, machine.message));
    socket.once('close', () => machine.destroy());
    if (socket.destroyed) return void machine.destroy();
    await carry(message, { socket, head, machine, seconds: target.seconds });
  };
  return {
    upgrade: (message, socket, head) =>
      upgrade(message, socket, head).catch((error: unknown) => {
        endpoint.world.logger.warn(`A tunnel failed: ${String(error)}`);
        socket.destroy();
      }),
    // Node leaves upgraded connections open, refused ones too as long as the client holds on.
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function dial({ host, port }: OpenTunnelResponse): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const machine = connect({ host, port, noDelay: true, timeout: CONNECT_TIMEOUT_MS });
  machine.once('connect', () => resolve(machine.setTimeout(0)));
  machine.once('timeout', () => machine.destroy(new Error('The connection timed out.')));
  machine.once('error', reject);
  return promise;
}

interface Carried {
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly machine: Socket;
  readonly seconds: number;
}

/** One websocket is one TCP connection. The library is loaded with the first one. */
async function carry(message: IncomingMessage, { socket, head, machine, seconds }: Carried): Promise<void> {
  const { createWebSocketStream, WebSocketServer } = await import('ws');
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.handleUpgrade(message, socket, head, (opened) => {
    const stream = createWebSocketStream(opened);
    const late = setTimeout(
      () => opened.close(POLICY_VIOLATION, 'Max tunnel duration reached'),
      seconds * 1_000,
    ).unref();
    stream.on('error', () => machine.destroy());
    machine.on('error', () => stream.destroy());
    machine.once('close', () => opened.close(1_000));
    stream.once('close', () => {
      clearTimeout(late);
      machine.destroy();
    });
    machine.pipe(stream).pipe(machine);
  });
}

function problem(status: number, message: string): WireResponse {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify({ message }) };
}

function refuse(socket: Duplex, { status, headers, body, lost }: WireResponse): void {
  if (lost) return void socket.destroy();
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    'content-length': Buffer.byteLength(body),
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} Refused\r\n${head}\r\n${body}`);
}
