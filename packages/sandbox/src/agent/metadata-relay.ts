import type { IncomingMessage, ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { HOP_LIMIT_HEADER } from '../contract/hop-limit-header.ts';
import type { Machine } from './machine.ts';
import type { RelayedRequest, RelayedResponse } from './protocol.ts';

/** An import would also load what `node:http` only lends out, the WebSocket client: two thirds of an agent's start. */
const { createServer } = process.getBuiltinModule('node:http');

/** Responds at 169.254.169.254 with the endpoint's responses. */
export interface MetadataRelay {
  respond(id: number, response: RelayedResponse): void;
}

/**
 * Listens in the machine's own network; every request travels over the control channel. A response that would not
 * survive its way is never sent, as on EC2: the caller waits.
 */
export async function startMetadataRelay(
  machine: Machine,
  address: { host: string; port: number },
): Promise<MetadataRelay> {
  const waiting = new Map<number, { readonly response: ServerResponse; readonly hops: number }>();
  let lastId = 0;
  const server = createServer((request, response) => {
    lastId += 1;
    waiting.set(lastId, { response, hops: hopsTo(request.socket.remoteAddress) });
    machine.send({ type: 'metadata', id: lastId, request: describe(request) });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, resolve);
  });
  return {
    respond: (id, { status, headers, body }) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      const { [HOP_LIMIT_HEADER]: limit, ...rest } = headers;
      if (asked === undefined || asked.hops > Number(limit ?? asked.hops)) return;
      const bytes = Buffer.from(body, 'base64');
      asked.response.writeHead(status, { ...rest, 'content-length': bytes.length }).end(bytes);
    },
  };
}

/** One hop to the machine itself, two to whom it forwards for, such as a container; longer ways look the same from here. */
function hopsTo(peer = ''): number {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return peer.startsWith('127.') || own.some(({ address }) => address === peer) ? 1 : 2;
}

function describe(request: IncomingMessage): RelayedRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers };
}
