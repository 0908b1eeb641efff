import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import { type AdmissionRules, CONTROL_PATH, refuseByHead } from './admit.ts';
import type { ControlApi } from './control.ts';
import type { Endpoint } from './endpoint.ts';
import { readRequest, UnreadableBody } from './read-request.ts';
import { createTunnels } from './tunnels.ts';

/** An import would also load what `node:http` only lends out, the WebSocket client: a fifth of the endpoint's start. */
const { createServer } = process.getBuiltinModule('node:http');

export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface HttpServerOptions {
  readonly host: string;
  readonly port: number;
  readonly endpoint: Endpoint;
  readonly control: ControlApi;
  readonly rules: AdmissionRules;
  readonly limits?: RequestLimits | undefined;
}

/** What one request may take. */
export interface RequestLimits {
  /** Size of a call; user data has 16 KiB. */
  readonly maxCallBytes: number;
  /** Size of a request to the control path, which takes images. */
  readonly maxControlBytes: number;
  /** Time until its head has arrived, and until all of it has. */
  readonly headMs: number;
  readonly requestMs: number;
}

const MIB = 1_048_576;
const USUAL_LIMITS: RequestLimits = {
  maxCallBytes: MIB,
  maxControlBytes: 256 * MIB,
  headMs: 10_000,
  requestMs: 60_000,
};

/** Serves the endpoint over HTTP; `/_local/` is the control path. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { limits = USUAL_LIMITS } = options;
  const server = createServer(
    {
      headersTimeout: limits.headMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headMs),
      keepAliveTimeout: 65_000,
      // Clients of Java offer HTTP/2 in the same way: those get a response as if they had not.
      shouldUpgradeCallback: isTunnel,
    },
    (message, response) => {
      void serve(message, response, { ...options, limits });
    },
  );
  // Node would drop headers above a number of them, Origin too; the rules count them instead.
  server.maxHeadersCount = 0;
  const tunnels = createTunnels(options);
  // An older Node leaves no choice: every upgrade, or none.
  if ('shouldUpgradeCallback' in server)
    server.on('upgrade', (message, socket, head) => void tunnels.upgrade(message, socket, head));
  await listen(server, options.port, options.host);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
        tunnels.close();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

const isTunnel = ({ url = '', headers }: IncomingMessage): boolean =>
  url.startsWith('/openTunnel?') && headers.upgrade !== undefined;

const NO_TUNNELS: WireResponse = {
  status: 501,
  headers: { 'content-type': 'text/plain' },
  body: 'Tunnels need Node 24.9 or newer.\n',
};

type Serving = HttpServerOptions & { readonly limits: RequestLimits };

async function serve(message: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const { endpoint, rules, limits } = serving;
  try {
    const refusal = refuseByHead(message, rules);
    if (refusal) return refuse(message, response, refusal);
    if (isTunnel(message)) return refuse(message, response, NO_TUNNELS);
    const isControl = message.url?.startsWith(CONTROL_PATH) === true;
    const request = await readRequest(message, isControl ? limits.maxControlBytes : limits.maxCallBytes);
    send(response, await route(request, serving));
  } catch (error) {
    if (error instanceof UnreadableBody) {
      const headers = { 'content-type': 'text/plain' };
      return refuse(message, response, { status: error.status, headers, body: `${error.message}\n` });
    }
    endpoint.world.logger.warn(`A connection failed: ${String(error)}`);
    response.destroy();
  }
}

function route(request: WireRequest, { endpoint, control }: Serving): Promise<WireResponse> | WireResponse {
  if (request.path.startsWith(CONTROL_PATH)) return control.handle(request);
  return endpoint.handle(request);
}

/** The connection ends with the response: what else is sent on it is not read. */
function refuse(message: IncomingMessage, response: ServerResponse, refusal: WireResponse): void {
  message.resume();
  send(response, { ...refusal, headers: { ...refusal.headers, connection: 'close' } });
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
