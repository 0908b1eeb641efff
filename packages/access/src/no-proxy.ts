import { BlockList, isIP, isIPv6 } from 'node:net';

/** Loopback and the link-local addresses, of which those of instance metadata and container credentials are some. */
const NEVER_PROXIED = 'localhost,127.0.0.0/8,[::1],169.254.0.0/16,[fe80::]/10,[fd00:ec2::]/32';

/**
 * Whether a host is reached without a proxy: by the rules of curl (a name stands for its subdomains too, with or without
 * a dot before it; `*` for every host; commas or blanks between entries; networks as CIDR), and by `host:port`, as Node
 * and Python know it. Loopback and metadata addresses are always reached so.
 *
 * @see https://curl.se/docs/manpage.html#--noproxy
 */
export function isExempt({ hostname, port }: HostAndPort, noProxy: string): boolean {
  const host = bare(hostname);
  return entriesOf(`${NEVER_PROXIED},${noProxy}`).some(
    (entry) =>
      entry.host === '*' ||
      ((entry.port === undefined || entry.port === port) &&
        (isIP(host) === 0 ? coversName(entry.host, host) : coversAddress(entry, host))),
  );
}

export interface HostAndPort {
  /** As in a URL: an IPv6 address may have brackets. */
  readonly hostname: string;
  readonly port: number;
}

interface Entry {
  readonly host: string;
  readonly prefix: number | undefined;
  readonly port: number | undefined;
}

/** A network's brackets go; `host:port` is told from an IPv6 address by them, or by its one colon. */
const ENTRY =
  /^(?:\[(?<bracketed>[\da-f:.]+)\]|(?<ipv6>[\da-f]*:[\da-f.]*:[\da-f:.]*)|(?<plain>[^:/]+))(?:\/(?<prefix>\d{1,3})|:(?<port>\d{1,5}))?$/;

function entriesOf(list: string): Entry[] {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .flatMap((text) => {
      const { bracketed, ipv6, plain, prefix, port } = ENTRY.exec(text)?.groups ?? {};
      const host = bracketed ?? ipv6 ?? plain;
      return host === undefined ? [] : [{ host: bare(host), prefix: toNumber(prefix), port: toNumber(port) }];
    });
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

function coversName(entry: string, name: string): boolean {
  const parent = entry.replace(/^\*?\./, '');
  return name === parent || name.endsWith(`.${parent}`);
}

function coversAddress({ host, prefix }: Entry, address: string): boolean {
  const bits = isIPv6(host) ? 128 : 32;
  if (isIP(host) === 0 || (prefix ?? 0) > bits) return false;
  const list = new BlockList();
  list.addSubnet(host, prefix ?? bits, familyOf(host));
  return list.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
