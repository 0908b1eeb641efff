import { once } from 'node:events';
import { type ClientRequestArgs, request as requestHttp } from 'node:http';
import {
  type AgentOptions,
  Agent as HttpsAgent,
  type RequestOptions,
  request as requestHttps,
} from 'node:https';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { ProxyError, wordsOf } from './proxy-error.ts';

/** Milliseconds in which a proxy opens a tunnel, and the host at its end agrees on TLS. */
const OPEN_MS = 30_000;

/** By the code of an error of the handshake. */
const TUNNEL_FAULTS: Readonly<Record<string, string>> = {
  ECONNRESET: 'that was closed before TLS began',
  ERR_SSL_WRONG_VERSION_NUMBER: 'in which something else than TLS came',
};

/** A request that may go through a tunnel. */
export interface TunnelledRequest extends RequestOptions {
  /** Ends the tunnel while it is opened: Node does not pass `signal` on to an agent. */
  readonly tunnelSignal?: AbortSignal | undefined;
}

interface TunnelAgentOptions extends AgentOptions {
  /** The address of an HTTP proxy, which may have credentials. */
  readonly proxy: string;
  /** Milliseconds. */
  readonly openMs?: number | undefined;
}

type Callback = (error: Error | null, socket: Duplex) => void;

/**
 * Sends TLS through a proxy by CONNECT. The tunnels of Node's own agent end neither with the signal of a request nor at
 * a time, and keep the process alive where a proxy never responds.
 */
export class TunnelAgent extends HttpsAgent {
  readonly #proxy: URL;
  readonly #openMs: number;

  constructor({ proxy, openMs = OPEN_MS, ...options }: TunnelAgentOptions) {
    super(options);
    this.#proxy = new URL(proxy);
    this.#openMs = openMs;
  }

  override createConnection(options: ClientRequestArgs & TunnelledRequest, callback?: Callback): undefined {
    const done = callback as ((error: Error | null, socket?: Duplex) => void) | undefined;
    this.#open(options).then((socket) => done?.(null, socket), done);
  }

  async #open(options: ClientRequestArgs & TunnelledRequest): Promise<TLSSocket> {
    const limit = AbortSignal.timeout(this.#openMs);
    const { tunnelSignal } = options;
    const signal = AbortSignal.any([limit, ...(tunnelSignal ? [tunnelSignal] : [])]);
    try {
      const socket = await connectThrough(this.#proxy, targetOf(options), signal);
      return await agreeOnTls({ ...(options as ConnectionOptions), socket }, signal).catch((cause) => {
        throw this.#ofTunnel(cause, targetOf(options)) ?? cause;
      });
    } catch (cause) {
      if (!limit.aborted || tunnelSignal?.aborted) throw cause;
      const because = `opened no tunnel to ${targetOf(options)} in ${this.#openMs / 1_000} seconds`;
      throw new ProxyError(this.#proxy.href, because, { cause });
    }
  }

  /** An error of what came through, which is of the proxy or of the host at the end; undefined for another. */
  #ofTunnel(cause: NodeJS.ErrnoException, target: string): ProxyError | undefined {
    const fault = TUNNEL_FAULTS[cause.code ?? ''];
    if (fault === undefined) return undefined;
    return new ProxyError(this.#proxy.href, `opened a tunnel to ${target} ${fault}`, { cause });
  }
}

function targetOf({ host, port }: ClientRequestArgs): string {
  const name = host?.includes(':') ? `[${host}]` : host;
  return `${name}:${port ?? 443}`;
}

/** @throws ProxyError; the error of an aborted request */
async function connectThrough(proxy: URL, target: string, signal: AbortSignal): Promise<Duplex> {
  const { promise, resolve, reject } = Promise.withResolvers<Duplex>();
  const request = proxy.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { host: target, ...authorizationOf(proxy) };
  const { hostname, port } = proxy;
  const host = hostname.replace(/^\[|\]$/g, '');
  const connecting = request({ host, port, method: 'CONNECT', path: target, headers, signal, agent: false });
  connecting.once('connect', ({ statusCode: status = 0 }, socket, head) => {
    if (status >= 200 && status < 300) {
      // Bytes that came with the response are of the tunnel.
      socket.unshift(head);
      return resolve(socket);
    }
    socket.destroy();
    reject(new ProxyError(proxy.href, `refused a tunnel to ${target}: status ${status}`, { status }));
  });
  const fail = (cause: unknown): void =>
    reject(signal.aborted ? cause : new ProxyError(proxy.href, `failed: ${wordsOf(cause)}`, { cause }));
  connecting.once('error', fail).once('close', () => fail(new Error('it closed the connection')));
  connecting.end();
  return promise;
}

function authorizationOf({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** @throws the error of the handshake, or of the signal */
async function agreeOnTls(options: ConnectionOptions, signal: AbortSignal): Promise<TLSSocket> {
  const tunnel = connect(options);
  try {
    await once(tunnel, 'secureConnect', { signal });
    return tunnel;
  } catch (cause) {
    tunnel.destroy();
    options.socket?.destroy();
    throw cause;
  }
}
