import { isIPv4, isIPv6 } from 'node:net';

/** An IPv4 or IPv6 network in CIDR notation. */
export interface Cidr {
  readonly family: 'ipv4' | 'ipv6';
  readonly prefix: number;
  /** The lowest address of the network as a number. */
  readonly first: bigint;
}

const BITS = { ipv4: 32, ipv6: 128 } as const;
/** Where all IPv4 addresses are in IPv6 notation, `::ffff:0:0/96`. */
const MAPPED_IPV4: Cidr = { family: 'ipv6', prefix: 96, first: 0xffffn << 32n };

/** Undefined when the text is not CIDR notation. Bits below the prefix do not count, as EC2 has it. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', prefixText = '', ...rest] = text.split('/');
  const family = familyOf(address);
  if (family === undefined || rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefixText)) return undefined;
  const prefix = Number(prefixText);
  if (prefix > BITS[family]) return undefined;
  const hostBits = BigInt(BITS[family] - prefix);
  return { family, prefix, first: (toNumber(address, family) >> hostBits) << hostBits };
}

/** `wide` deserves a warning; `open` is as good as the world. */
export type Breadth = 'narrow' | 'wide' | 'open';

/**
 * The widest network that is narrow, and the widest that is not open yet. /24 and /48 are the smallest networks that
 * are routed on the internet, one site; /16 is the largest VPC and a large organisation's, and /32 is what a registry
 * gives to a whole provider.
 */
const WIDEST = { ipv4: { narrow: 24, wide: 16 }, ipv6: { narrow: 48, wide: 32 } } as const;

/** How wide networks are together: what adjacent ones add up to counts, and what two of them share counts once. */
export function breadthOf(networks: readonly Cidr[]): Breadth {
  const plain = networks.map(unmapped);
  const breadths = (['ipv4', 'ipv6'] as const).map((family) => {
    const addresses = countAddresses(plain.filter((network) => network.family === family));
    const { narrow, wide } = WIDEST[family];
    if (addresses <= sizeOf({ family, prefix: narrow })) return 'narrow';
    return addresses <= sizeOf({ family, prefix: wide }) ? 'wide' : 'open';
  });
  return (['open', 'wide'] as const).find((breadth) => breadths.includes(breadth)) ?? 'narrow';
}

/** Whether a network is written in IPv6 notation and holds IPv4 addresses: `::ffff:203.0.113.7/128`. */
export function isMapped(network: Cidr): boolean {
  return isWithin(network, MAPPED_IPV4);
}

/** Whether every address of a network is in another one. */
export function isWithin(network: Cidr, other: Cidr): boolean {
  const hostBits = BigInt(BITS[other.family] - other.prefix);
  const isPart = network.family === other.family && network.prefix >= other.prefix;
  return isPart && network.first >> hostBits === other.first >> hostBits;
}

/** A network as the IPv4 one that it stands for, or all of IPv4 where that is a part of it. */
function unmapped(network: Cidr): Cidr {
  if (isWithin(MAPPED_IPV4, network)) return { family: 'ipv4', prefix: 0, first: 0n };
  if (!isMapped(network)) return network;
  return { family: 'ipv4', prefix: network.prefix - 96, first: network.first & 0xffffffffn };
}

function countAddresses(networks: readonly Cidr[]): bigint {
  const sorted = [...networks].sort((a, b) => Number(a.first - b.first));
  let total = 0n;
  let next = 0n;
  for (const network of sorted) {
    const end = network.first + sizeOf(network);
    const from = network.first > next ? network.first : next;
    if (end > from) total += end - from;
    if (end > next) next = end;
  }
  return total;
}

function sizeOf({ family, prefix }: Pick<Cidr, 'family' | 'prefix'>): bigint {
  return 1n << BigInt(BITS[family] - prefix);
}

/** The network of one address alone. Undefined when it is not an IP address. */
export function singleAddress(address: string): string | undefined {
  const family = familyOf(address.trim());
  return family === undefined ? undefined : `${address.trim()}/${BITS[family]}`;
}

/** Whether a URL points at this machine itself. */
export function isLoopback(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

/** Neither takes octal or shortened notation; an IPv6 address with a zone is no address of a network. */
function familyOf(address: string): Cidr['family'] | undefined {
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) && !address.includes('%') ? 'ipv6' : undefined;
}

function toNumber(address: string, family: Cidr['family']): bigint {
  const [base, parts] =
    family === 'ipv4' ? [256n, address.split('.').map(Number)] : [65_536n, hextets(address)];
  return parts.reduce((number, part) => number * base + BigInt(part), 0n);
}

/** The eight groups of an IPv6 address; `::` stands for as many zeros as are missing. */
function hextets(address: string): number[] {
  const groups = (text: string | undefined): number[] => (text ? text.split(':').flatMap(groupsOf) : []);
  const [head, tail] = address.split('::');
  const [before, after] = [groups(head), groups(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function groupsOf(group: string): number[] {
  if (!group.includes('.')) return [Number.parseInt(group, 16)];
  const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}
