import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Variables } from './access.ts';
import { decodedBody } from './decoded-body.ts';
import { findProxy } from './find-proxy.ts';
import { createAgentPool, createDirectAgents, type ProxyAgents, type TlsMaterial } from './proxy-agents.ts';
import { ProxyError } from './proxy-error.ts';
import { sendRequest } from './send-request.ts';

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

/** Of `fetch`. A 205 whose body never ends would keep its connection. */
const WITHOUT_BODY = [204, 205, 304];

async function get(
  url: URL,
  { method = 'GET', headers, signal }: RequestInit = {},
  agents: ProxyAgents,
): Promise<Response> {
  const message = await sendRequest(url, { method, headers: withDefaults(headers), signal }, agents);
  try {
    const { statusCode: status } = message;
    if (status === 407 && agents.proxy !== undefined) {
      throw new ProxyError(agents.proxy, `refused the request: status ${status}`, { status });
    }
    return responseOf(message);
  } catch (error) {
    message.destroy();
    throw error;
  }
}

/** @throws Error for a status that HTTP does not have */
function responseOf(message: IncomingMessage): Response {
  const { statusCode: status = 0 } = message;
  if (status < 200 || status > 599) throw new Error(`status ${status}, which HTTP does not have`);
  const has = !WITHOUT_BODY.includes(status);
  if (!has) message.destroy();
  const body = has ? (Readable.toWeb(decodedBody(message)) as ReadableStream<Uint8Array>) : null;
  const pairs = Object.entries(message.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return new Response(body, { status, headers: pairs });
}

/** What every `fetch` sends. */
function withDefaults(headers: RequestInit['headers']): Record<string, string> {
  const defaults = { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'ami-select' };
  return { ...defaults, ...Object.fromEntries(new Headers(headers)) };
}
