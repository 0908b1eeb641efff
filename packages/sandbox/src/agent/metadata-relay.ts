import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { MetadataRequest } from '../contract/metadata.ts';
import type { FromAgent, RelayedResponse } from './protocol.ts';

/** Passes the metadata requests of its machine to the driver, and responds with the driver's responses. */
export interface MetadataRelay {
  /** Variables by which the programs of the machine find it. */
  readonly environment: Readonly<Record<string, string>>;
  respond(id: number, response: RelayedResponse): void;
}

/** Where a relay listens. */
export interface RelayPlace {
  readonly host: string;
  readonly port: number;
  /** Leading part of every path, such as `/4f3c`; other paths are not there. */
  readonly prefix: string;
}

/** Where EC2 has it: nobody but the machine reaches this address of its own network. */
export const OWN_NETWORK: RelayPlace = { host: '169.254.169.254', port: 80, prefix: '' };

/** In the host's network other machines and users reach it too; they do not know the path. */
export function placeInHostNetwork(): RelayPlace {
  return { host: '127.0.0.1', port: 0, prefix: `/${randomBytes(16).toString('hex')}` };
}

/**
 * Listens in the machine; every request travels over the control channel, which belongs to this machine alone. A response
 * that would not survive its way is never sent, as on EC2: the caller waits.
 */
export async function startMetadataRelay(
  send: (message: FromAgent) => void,
  { host, port, prefix }: RelayPlace,
): Promise<MetadataRelay> {
  const waiting = new Map<number, { readonly response: ServerResponse; readonly hops: number }>();
  let lastId = 0;
  const answer: RequestListener = (request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith(`${prefix}/`)) {
      response.writeHead(404).end();
      return;
    }
    lastId += 1;
    const id = lastId;
    waiting.set(id, { response, hops: hopsTo(request.socket.remoteAddress) });
    response.once('close', () => waiting.delete(id));
    send({ type: 'metadata', id, request: describe(request, path.slice(prefix.length)) });
  };
  let http: Server | undefined;
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    http ??= createHttpServer(answer);
    http.emit('connection', socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    environment:
      prefix === '' ? {} : { AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://${host}:${bound}${prefix}` },
    respond: (id, { status, headers, body, hopLimit }) => {
      const asked = waiting.get(id);
      if (asked === undefined || asked.hops > (hopLimit ?? asked.hops)) return;
      const bytes = Buffer.from(body, 'base64');
      asked.response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
    },
  };
}

/**
 * For the sockets of a server of `node:net` that is as HTTP's own would be; so nothing is loaded before the first
 * connection, and most machines ask nothing. An import would also load what `node:http` only lends out,
 * the WebSocket client.
 */
function createHttpServer(answer: RequestListener): Server {
  return process.getBuiltinModule('node:http').createServer(answer);
}

/** One hop to the machine itself, two to whom it forwards for, such as a container; longer ways look the same from here. */
function hopsTo(peer = ''): number {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return peer.startsWith('127.') || own.some(({ address }) => address === peer) ? 1 : 2;
}

function describe(request: IncomingMessage, path: string): MetadataRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return { method: request.method ?? 'GET', path, headers };
}
