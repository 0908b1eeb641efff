import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import type { ControlApi } from './control.ts';
import type { Endpoint } from './endpoint.ts';

export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface HttpServerOptions {
  readonly host: string;
  readonly port: number;
  readonly endpoint: Endpoint;
  readonly control: ControlApi;
}

/** Serves the endpoint over HTTP; `/_local/` is the control path. */
export async function startHttpServer({
  host,
  port,
  endpoint,
  control,
}: HttpServerOptions): Promise<HttpServer> {
  const server = createServer((message, response) => {
    void serve(message, response, { endpoint, control });
  });
  server.keepAliveTimeout = 65_000;
  await listen(server, port, host);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  { endpoint, control }: Pick<HttpServerOptions, 'endpoint' | 'control'>,
): Promise<void> {
  try {
    const request = await readRequest(message);
    send(response, await route(request, { endpoint, control }));
  } catch (error) {
    endpoint.world.logger.warn(`A connection failed: ${String(error)}`);
    response.destroy();
  }
}

function route(
  request: WireRequest,
  { endpoint, control }: Pick<HttpServerOptions, 'endpoint' | 'control'>,
): Promise<WireResponse> | WireResponse {
  if (isFromBrowser(request)) return FORBIDDEN;
  if (request.path.startsWith('/_local/')) return control.handle(request);
  return endpoint.handle(request);
}

const FORBIDDEN: WireResponse = {
  status: 403,
  headers: { 'content-type': 'text/plain' },
  body: 'local-ec2 answers no web pages.\n',
};

/** Any web page could otherwise post a launch to loopback, whose user data runs on this machine. */
function isFromBrowser({ headers }: WireRequest): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const body = await readBody(message);
  const [path = '/', query = ''] = (message.url ?? '/').split('?');
  const headers = Object.entries(message.headers).map(([name, value]) => [
    name,
    [value ?? ''].flat().join(','),
  ]);
  return {
    method: message.method ?? 'GET',
    path,
    query,
    headers: Object.fromEntries(headers),
    body,
  };
}

/** By events: an iterator over the stream takes longer than most responses. */
function readBody(message: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = '';
    message.setEncoding('utf8');
    message.on('data', (text: string) => {
      body += text;
    });
    message.once('end', () => resolve(body));
    message.once('error', reject);
  });
}

function send(response: ServerResponse, { status, headers, body, lost }: WireResponse): void {
  if (lost) {
    response.socket?.destroy();
    return;
  }
  // A string body is sent in one piece with the head.
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
