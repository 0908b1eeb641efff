import { request as httpRequest } from 'node:http';
import type { RelayedRequest, RelayedResponse } from '../agent/protocol.ts';

const HOP_HEADERS: readonly string[] = [
  'connection',
  'host',
  'content-length',
  'transfer-encoding',
  'keep-alive',
];

/** Passes a machine's request to the endpoint's metadata service; a broken one is a 500, as with IMDS. */
export function askMetadata(baseUrl: string, request: RelayedRequest): Promise<RelayedResponse> {
  const url = new URL(baseUrl.replace(/\/$/, '') + request.path);
  const headers = withoutHopHeaders(request.headers);
  return new Promise((resolve) => {
    const unavailable = (): void => resolve({ status: 500, headers: {}, body: '' });
    const outgoing = httpRequest(url, { method: request.method, headers, timeout: 5000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', unavailable);
      response.on('end', () => {
        const received = flatten(response.headers);
        resolve({
          status: response.statusCode ?? 500,
          headers: received,
          body: Buffer.concat(chunks).toString('base64'),
        });
      });
    });
    outgoing.on('error', unavailable);
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.end();
  });
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    flat[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return withoutHopHeaders(flat);
}

function withoutHopHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP_HEADERS.includes(name.toLowerCase())),
  );
}
