import { BlockList } from 'node:net';
import type { InboundRule } from '../contract/inbound-rule.ts';

/** Commands of `ip`, without the leading word, that are run in a machine's namespace. */
export type IpCommands = readonly string[];

/** Order of the machine's routing rules: what may come in skips what drops, and both precede the usual tables. */
const LET_IN = 100;
const DROP = 200;
const LOCAL = 300;

/**
 * Ports that are closed unless a rule opens them. Between the two lie Linux's ephemeral ports: responses to
 * the machine's own requests come in there, so that they stay open. The kernel takes no range that ends with
 * 65535.
 */
export const CLOSED: readonly string[] = ['1-32767', '61000-65534'];
export const LAST_PORT = 65_534;

/** By number: a small host has no list of their names. */
export const PROTOCOLS = { tcp: 6, udp: 17 } as const;

/**
 * Closes a machine to new connections by its own routing rules: a packet that no security group lets in finds no
 * way, and its sender waits, as on EC2. Needs no tool but `ip`.
 */
export function closeCommands(): IpCommands {
  const drops = Object.values(PROTOCOLS).flatMap((protocol) =>
    CLOSED.map((ports) => `rule add pref ${DROP} iif eth0 ipproto ${protocol} dport ${ports} blackhole`),
  );
  return [`rule add pref ${LOCAL} lookup local`, ...drops, 'rule del pref 0'];
}

/** From the rules that hold to those that shall hold; `host` is where the endpoint's machine comes from. */
export function changeCommands(
  { from, to }: { readonly from: readonly InboundRule[]; readonly to: readonly InboundRule[] },
  host: string,
): IpCommands {
  const before = selectors(from, host);
  const after = selectors(to, host);
  const added = [...after].filter((selector) => !before.has(selector));
  const gone = [...before].filter((selector) => !after.has(selector));
  return [
    ...added.map((selector) => `rule add pref ${LET_IN} ${selector} goto ${LOCAL}`),
    ...gone.map((selector) => `rule del pref ${LET_IN} ${selector} goto ${LOCAL}`),
  ];
}

function selectors(rules: readonly InboundRule[], host: string): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => sourcesOf(rule, host).map((source) => selectorOf(rule, source))));
}

/** The endpoint's machine stands for the internet: a rule for public addresses or for loopback lets it in. */
function sourcesOf({ source }: InboundRule, host: string): readonly string[] {
  if (isPrivate(source)) return [source];
  return source.endsWith('/0') ? [...HALVES, `${host}/32`] : [source, `${host}/32`];
}

/** The kernel takes a routing rule from anywhere for the same as the first one that differs by its source alone. */
export const HALVES: readonly string[] = ['0.0.0.0/1', '128.0.0.0/1'];

function selectorOf({ protocol, fromPort, toPort }: InboundRule, source: string): string {
  const ports = `${Math.max(1, fromPort)}-${Math.min(LAST_PORT, toPort)}`;
  return `iif eth0 from ${source} ipproto ${PROTOCOLS[protocol]} dport ${ports}`;
}

const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);

/** A network wider than a private one begins outside of it, or is wider than any: /0 to /7. */
function isPrivate(cidr: string): boolean {
  const [address = '', prefix = '32'] = cidr.split('/');
  return Number(prefix) >= 8 && PRIVATE.check(address);
}
