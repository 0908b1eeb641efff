import type { Outbound, OutboundRule } from '../contract/outbound-rule.ts';
import { CLOSED, HALVES, type IpCommands, LAST_PORT, PROTOCOLS } from './inbound-filter.ts';

/**
 * Order of the routing rules: the name server, what may go out, what drops. The first precede the usual tables. The kernel
 * takes a rule that says less for the same as one that says more, so that those of ports have a place of their own.
 */
const NAMES = 390;
const LET_ALL_OUT = 400;
const LET_PORTS_OUT = 401;
const DROP = 500;

/** Routing rules of one machine; its own root may change those inside, nobody in it those of the router. */
export interface OutboundFilter {
  readonly inside: IpCommands;
  readonly router: IpCommands;
}

/**
 * The rules for a machine with these addresses. In the router, what begins elsewhere than at an address that may send it
 * finds no way. Inside they also hold towards other machines and this host, except for ephemeral ports, where responses go.
 * The name server responds in any case, as the one of a VPC does.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-groups.html
 */
export function outboundFilter(outbound: Outbound, addresses: readonly string[]): OutboundFilter {
  const rules = outbound === 'everything' ? EVERYTHING : outbound;
  const selectors = [...new Set(rules.flatMap(selectorsOf))];
  const router = addresses.flatMap((address) =>
    selectors.map((selector) => `${selector} iif bridge0 from ${address}/32 lookup main`),
  );
  const allowed = selectors.map((selector) => `${selector} lookup main`);
  return { router, inside: outbound === 'everything' ? [] : [...allowed, ...DROPS] };
}

/** What holds in the router for all machines. */
export function routerCommands(nameserver: string | undefined): IpCommands {
  const names =
    nameserver === undefined
      ? []
      : Object.values(PROTOCOLS).map(
          (protocol) => `rule add pref ${NAMES} iif bridge0 ${toNames(nameserver, protocol)} lookup main`,
        );
  return [...names, `rule add pref ${DROP} iif bridge0 blackhole`];
}

/** What holds inside every machine. */
export function insideCommands(nameserver: string | undefined): IpCommands {
  if (nameserver === undefined) return [];
  return Object.values(PROTOCOLS).map(
    (protocol) => `rule add pref ${NAMES} ${toNames(nameserver, protocol)} lookup main`,
  );
}

/** From rules that hold to those that shall hold; what is added comes first. */
export function changeRules(from: IpCommands, to: IpCommands): IpCommands {
  const added = to.filter((rule) => !from.includes(rule)).map((rule) => `rule add ${rule}`);
  const gone = from.filter((rule) => !to.includes(rule)).map((rule) => `rule del ${rule}`);
  return [...added, ...gone];
}

function toNames(nameserver: string, protocol: number): string {
  return `to ${nameserver}/32 ipproto ${protocol} dport 53`;
}

const DROPS: IpCommands = [
  `pref ${DROP} ipproto 1 blackhole`,
  ...Object.values(PROTOCOLS).flatMap((protocol) =>
    CLOSED.map((ports) => `pref ${DROP} ipproto ${protocol} dport ${ports} blackhole`),
  ),
];

const EVERYTHING: readonly OutboundRule[] = [
  { protocol: 'all', fromPort: 0, toPort: LAST_PORT, destination: '0.0.0.0/0' },
];

function selectorsOf({ protocol, fromPort, toPort, destination }: OutboundRule): string[] {
  const networks = destination.endsWith('/0') ? HALVES : [destination];
  if (protocol === 'all') return networks.map((network) => `pref ${LET_ALL_OUT} to ${network}`);
  const ports = `ipproto ${PROTOCOLS[protocol]} dport ${Math.max(1, fromPort)}-${Math.min(LAST_PORT, toPort)}`;
  return networks.map((network) => `pref ${LET_PORTS_OUT} to ${network} ${ports}`);
}
