import { Agent as HttpAgent } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent } from 'node:https';
import * as tls from 'node:tls';
import { TunnelAgent } from './tunnel-agent.ts';

/** Agents for requests, all of them through one proxy or none. */
export interface ProxyAgents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
  /** Its address, with credentials; none where they connect directly. */
  readonly proxy?: string | undefined;
}

/** What TLS connections show, and whom they trust besides the usual authorities; all in PEM. */
export interface TlsMaterial {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}

/**
 * Agents that send everything through the proxy: TLS by CONNECT, the rest by absolute URI. Who needs none has been
 * decided before. The rest needs Node 22.21 or 24.5; an older one would connect directly.
 */
export function createProxyAgents(proxy: string, material?: TlsMaterial): ProxyAgents {
  return {
    proxy,
    httpAgent: new HttpAgent({ keepAlive: true, proxyEnv: { HTTP_PROXY: proxy } }),
    httpsAgent: new TunnelAgent({ keepAlive: true, proxy, ...tlsOptions(material) }),
  };
}

/** Agents that connect directly. */
export function createDirectAgents(material?: TlsMaterial): ProxyAgents {
  const options = { keepAlive: true };
  return {
    httpAgent: new HttpAgent(options),
    httpsAgent: new HttpsAgent({ ...options, ...tlsOptions(material) }),
  };
}

/** With those of NODE_EXTRA_CA_CERTS where Node can list them, from 22.15 on. */
function usualAuthorities(): readonly string[] {
  const { getCACertificates } = tls as Partial<typeof tls>;
  return getCACertificates?.('default') ?? tls.rootCertificates;
}

/** An authority of its own would replace all others. */
function tlsOptions({ cert, key, ca }: TlsMaterial = {}): AgentOptions {
  return {
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(ca !== undefined && { ca: [...usualAuthorities(), ca] }),
  };
}

/** The same agents for the same proxy, so that connections are shared. */
export function createAgentPool(material?: TlsMaterial): (proxy: string) => ProxyAgents {
  const pool = new Map<string, ProxyAgents>();
  return (proxy) => {
    const agents = pool.get(proxy) ?? createProxyAgents(proxy, material);
    pool.set(proxy, agents);
    return agents;
  };
}
