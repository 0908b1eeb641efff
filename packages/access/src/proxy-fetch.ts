import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import type { Variables } from './access.ts';
import { findProxy } from './find-proxy.ts';
import { createAgentPool, createDirectAgents, type ProxyAgents, type TlsMaterial } from './proxy-agents.ts';

/** The part of `fetch` that is used; a request has no body, and redirects are the caller's. */
export type ProxyFetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` through the proxies of the environment. Node's own takes none unless the process was started so, and then by
 * other rules. A host without a proxy is left to the `fetch` that is given.
 * @throws AccessError INVALID_PROXY, with the first request
 */
export function createFetch(variables: Variables, direct: ProxyFetch = globalThis.fetch): ProxyFetch {
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

const WITHOUT_BODY = [204, 205, 304];

async function get(url: URL, { headers, signal }: RequestInit = {}, agents: ProxyAgents): Promise<Response> {
  const message = await send(url, { headers: Object.fromEntries(new Headers(headers)), signal }, agents);
  const { statusCode = 502, statusMessage = '' } = message;
  const has = !WITHOUT_BODY.includes(statusCode);
  const body = has ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null;
  const pairs = Object.entries(message.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Response(body, { status: statusCode, statusText: statusMessage, headers: pairs });
}

function send(
  url: URL,
  { headers, signal }: { readonly headers: Record<string, string>; readonly signal: RequestInit['signal'] },
  { httpAgent, httpsAgent }: ProxyAgents,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = { headers, ...(signal && { signal }) };
  const request =
    url.protocol === 'https:'
      ? requestHttps(url, { ...options, agent: httpsAgent })
      : requestHttp(url, { ...options, agent: httpAgent });
  request.once('response', resolve).once('error', reject).end();
  return promise;
}
