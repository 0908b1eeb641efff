import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { ProxyAgents } from './proxy-agents.ts';
import { ProxyError, wordsOf } from './proxy-error.ts';

/** A request without a body. */
export interface SentRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly signal: RequestInit['signal'];
}

/** Methods that may be sent again where it is not known whether the server took them. */
const REPEATABLE = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];

/**
 * Sends a request, again at once where the server had closed a connection that was kept for it.
 * @throws Error of Node, ProxyError; AbortError with the signal
 */
export async function sendRequest(
  url: URL,
  sent: SentRequest,
  agents: ProxyAgents,
): Promise<IncomingMessage> {
  // Each turn uses up one of the connections that were kept.
  for (;;) {
    const request = create(url, sent, agents);
    try {
      return await responseTo(request);
    } catch (error) {
      const isKept = request.reusedSocket && REPEATABLE.includes(sent.method) && isReset(error);
      if (!isKept || sent.signal?.aborted) throw namingProxy(error, agents);
    }
  }
}

function create(
  url: URL,
  { method, headers, signal }: SentRequest,
  { httpAgent, httpsAgent }: ProxyAgents,
): ClientRequest {
  const options = { method, headers, ...(signal && { signal, tunnelSignal: signal }) };
  if (url.protocol === 'https:') return requestHttps(url, { ...options, agent: httpsAgent });
  return requestHttp(url, { ...options, agent: httpAgent });
}

function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request.once('response', resolve).on('error', reject);
  // Node closes a request without an error for either of them.
  request.once('upgrade', (_message, socket) => {
    socket.destroy();
    reject(new Error('status 101, to a protocol that was not asked for'));
  });
  request.once('close', () => reject(new Error('the connection ended without a response')));
  request.end();
  return promise;
}

function isReset(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Whoever goes through a proxy connects to that alone. */
function namingProxy(error: unknown, { proxy }: ProxyAgents): unknown {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const { syscall = '' } = first as NodeJS.ErrnoException;
  if (proxy === undefined || !['connect', 'getaddrinfo'].includes(syscall)) return error;
  return new ProxyError(proxy, `failed: ${wordsOf(error)}`, { cause: error });
}
