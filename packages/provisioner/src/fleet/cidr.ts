import { isIPv4, isIPv6 } from 'node:net';

/** An IPv4 or IPv6 network in CIDR notation. */
export interface Cidr {
  readonly family: 'ipv4' | 'ipv6';
  readonly prefix: number;
}

/** Networks wider than these count as "the world". */
const WIDEST_PREFIX = { ipv4: 8, ipv6: 16 } as const;

/** Undefined when the text is not CIDR notation. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefixText = '', ...rest] = text.split('/');
  const family = familyOf(address);
  if (family === undefined || rest.length > 0 || !/^\d{1,3}$/.test(prefixText)) return undefined;
  const prefix = Number(prefixText);
  return prefix <= (family === 'ipv4' ? 32 : 128) ? { family, prefix } : undefined;
}

/** Whether the network is so wide that the port would be open to the world. */
export function isWorldOpen(cidr: Cidr): boolean {
  return cidr.prefix < WIDEST_PREFIX[cidr.family];
}

/** The network of one address alone. Undefined when it is not an IP address. */
export function singleAddress(address: string): string | undefined {
  const family = familyOf(address.trim());
  if (family === undefined) return undefined;
  return `${address.trim()}/${family === 'ipv4' ? 32 : 128}`;
}

/** Whether a URL points at this machine itself. */
export function isLoopback(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

function familyOf(address: string): Cidr['family'] | undefined {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) ? 'ipv6' : undefined;
}
