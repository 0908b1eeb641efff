import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** Agents for requests through one proxy. */
export interface ProxyAgents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/**
 * Agents that send everything through the proxy: TLS by CONNECT, the rest by absolute URI. Who needs none has been
 * decided before. Needs Node 22.21 or 24.5; an older one would connect directly.
 */
export function createProxyAgents(proxy: string): ProxyAgents {
  const options = { keepAlive: true, proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } };
  return { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
}

/** The same agents for the same proxy, so that connections are shared. */
export function createAgentPool(): (proxy: string) => ProxyAgents {
  const pool = new Map<string, ProxyAgents>();
  return (proxy) => {
    const agents = pool.get(proxy) ?? createProxyAgents(proxy);
    pool.set(proxy, agents);
    return agents;
  };
}
