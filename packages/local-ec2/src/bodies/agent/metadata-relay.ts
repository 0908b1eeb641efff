import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RelayedRequest, RelayedResponse } from '../protocol.ts';
import type { Machine } from './machine.ts';

/** An import would also load what `node:http` only lends out, the WebSocket client: two thirds of an agent's start. */
const { createServer } = process.getBuiltinModule('node:http');

/** Answers at 169.254.169.254 with what the endpoint says. */
export interface MetadataRelay {
  answer(id: number, response: RelayedResponse): void;
}

/** Listens in the machine's own network; every request travels over the control channel. */
export async function startMetadataRelay(
  machine: Machine,
  address: { host: string; port: number },
): Promise<MetadataRelay> {
  const waiting = new Map<number, ServerResponse>();
  let lastId = 0;
  const server = createServer((request, response) => {
    lastId += 1;
    waiting.set(lastId, response);
    machine.send({ type: 'metadata', id: lastId, request: describe(request) });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, resolve);
  });
  return {
    answer: (id, { status, headers, body }) => {
      const bytes = Buffer.from(body, 'base64');
      waiting
        .get(id)
        ?.writeHead(status, { ...headers, 'content-length': bytes.length })
        .end(bytes);
      waiting.delete(id);
    },
  };
}

function describe(request: IncomingMessage): RelayedRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers };
}
