import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as the server saw it. */
export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface IndexServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly requests: SeenRequest[];
  /** The most requests that were open at one time. */
  mostOpen(): number;
  /** Cuts every connection and takes no more. */
  close(): void;
}

/** An HTTP server on this machine until the test is over, which responds as the function does. */
export async function serveIndex(
  respond: (request: SeenRequest, response: ServerResponse) => void | Promise<void>,
): Promise<IndexServer> {
  const requests: SeenRequest[] = [];
  let [open, most] = [0, 0];
  const server = createServer((message, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    const request = { path: message.url ?? '', headers: message.headers };
    requests.push(request);
    void respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, mostOpen: () => most, close };
}

/** Sends a project page in JSON. */
export function sendPage(response: ServerResponse, files: readonly object[] = []): void {
  response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json');
  response.end(JSON.stringify({ meta: { 'api-version': '1.1' }, files }));
}

/** Sends a file, or the part of it that is asked for; a server without ranges always sends the whole. */
export function sendFile(
  { headers }: SeenRequest,
  response: ServerResponse,
  content: Buffer,
  { hasRanges = true, tag }: { readonly hasRanges?: boolean; readonly tag?: string } = {},
): void {
  if (tag !== undefined) response.setHeader('etag', tag);
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const isSame = headers['if-range'] === undefined || headers['if-range'] === tag;
  if (!hasRanges || from === '' || !isSame) {
    response.setHeader('content-length', content.length);
    response.end(content);
    return;
  }
  const end = to === '' ? content.length : Number(to) + 1;
  response.setHeader('content-range', `bytes ${from}-${end - 1}/${content.length}`);
  response.writeHead(206).end(content.subarray(Number(from), end));
}
