import { isIPv6 } from 'node:net';

/** Names of this machine that every endpoint may be called by. */
const LOOPBACK_NAMES: readonly string[] = ['127.0.0.1', '[::1]', 'localhost'];

/** Whether a `Host` header means this endpoint: a page that rebinds its own name to loopback has another one. */
export type HostRule = (host: string, port: number) => boolean;

/** Allows the names of loopback and these, each without a port or with the endpoint's; `NAME:PORT` only as it is. */
export function createHostRule(names: readonly string[]): HostRule {
  const allowed = new Set([...LOOPBACK_NAMES, ...names].map((name) => name.toLowerCase()));
  return (host, port) => {
    const asked = withPortOnce(host.toLowerCase());
    const suffix = `:${port}`;
    return allowed.has(asked) || (asked.endsWith(suffix) && allowed.has(asked.slice(0, -suffix.length)));
  };
}

/**
 * What a `Host` header means that has its port twice. Inferred: boto 2.49 adds the `s3_port` of its configuration to the
 * endpoint that DescribeRegions names, which has a port. A signature covers the header as it was sent.
 */
export function withPortOnce(host: string): string {
  return host.replace(/(:\d+)\1$/, '$1');
}

/** The name by which a client of this machine reaches a server that listens on this address. */
export function nameInUrl(address: string): string {
  const own = WILDCARDS.get(address) ?? address;
  return isIPv6(own) ? `[${own}]` : own;
}

/** Addresses that mean all of a machine's own. */
const WILDCARDS: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/** Whether only this machine reaches a server that listens on this address. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(\.\d{1,3}){3}$/.test(address);
}
