import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Variables } from './access.ts';
import { findProxy } from './find-proxy.ts';
import { createAgentPool, createDirectAgents, type ProxyAgents, type TlsMaterial } from './proxy-agents.ts';

/** The part of `fetch` that is used; a request has no body, and redirects are the caller's. */
export type ProxyFetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` through the proxies of the environment. Node's own takes none unless the process was started so, and then by
 * other rules; it also ends the process where a server closes its connection while a body waits for its reader. A host
 * without a proxy is left to the `fetch` that is given, if one is.
 * @throws AccessError INVALID_PROXY, with the first request
 */
export function createFetch(variables: Variables, direct: ProxyFetch = createDirectFetch()): ProxyFetch {
  const agentsOf = createAgentPool();
  return async (address, init) => {
    const url = new URL(address);
    const proxy = findProxy(url, variables);
    return proxy === undefined ? direct(address, init) : get(url, init, agentsOf(proxy));
  };
}

/**
 * `createFetch` whose TLS connections show a certificate of the client, or trust one more authority.
 * @throws AccessError INVALID_PROXY, with the first request
 */
export function createFetchWith(variables: Variables, material: TlsMaterial): ProxyFetch {
  const agentsOf = createAgentPool(material);
  const direct = createDirectAgents(material);
  return async (address, init) => {
    const url = new URL(address);
    const proxy = findProxy(url, variables);
    return get(url, init, proxy === undefined ? direct : agentsOf(proxy));
  };
}

/** `fetch` without any proxy, also where Node was started to take some. */
export function createDirectFetch(): ProxyFetch {
  const agents = createDirectAgents();
  return async (address, init) => get(new URL(address), init, agents);
}

const WITHOUT_BODY = [204, 205, 304];

async function get(
  url: URL,
  { method = 'GET', headers, signal }: RequestInit = {},
  agents: ProxyAgents,
): Promise<Response> {
  const message = await send(url, { method, headers: withDefaults(headers), signal }, agents);
  const { statusCode = 502, statusMessage = '' } = message;
  const has = !WITHOUT_BODY.includes(statusCode);
  // Its connection serves the next request.
  if (!has) message.resume();
  const body = has ? (Readable.toWeb(decoded(message)) as ReadableStream<Uint8Array>) : null;
  const pairs = Object.entries(message.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Response(body, { status: statusCode, statusText: statusMessage, headers: pairs });
}

/** What every `fetch` sends. */
function withDefaults(headers: RequestInit['headers']): Record<string, string> {
  const defaults = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'ami-select' };
  return { ...defaults, ...Object.fromEntries(new Headers(headers)) };
}

function decoded(message: IncomingMessage): Readable {
  if (message.headers['content-encoding']?.toLowerCase() !== 'gzip') return message;
  const gunzip = createGunzip();
  // A failure of the one is a failure of the other, which is read.
  pipeline(message, gunzip, () => {});
  return gunzip;
}

interface Sent {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly signal: RequestInit['signal'];
}

function send(
  url: URL,
  { method, headers, signal }: Sent,
  { httpAgent, httpsAgent }: ProxyAgents,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = { method, headers, ...(signal && { signal, tunnelSignal: signal }) };
  const request =
    url.protocol === 'https:'
      ? requestHttps(url, { ...options, agent: httpsAgent })
      : requestHttp(url, { ...options, agent: httpAgent });
  request.once('response', resolve).once('error', reject).end();
  return promise;
}
