import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { MachineSettings } from '../agent/protocol.ts';
import type { InboundRule } from '../contract/inbound-rule.ts';
import type { Outbound } from '../contract/outbound-rule.ts';
import { SandboxError } from '../contract/sandbox-error.ts';
import { runTool } from '../host/run-tool.ts';
import { addressOf, createAddresses, PIECES } from './addresses.ts';
import { hardwareAddress } from './hardware-address.ts';
import { changeCommands, closeCommands, type IpCommands } from './inbound-filter.ts';
import { changeRules, insideCommands, outboundFilter, routerCommands } from './outbound-filter.ts';
import { type OutboundNetwork, type OutboundTools, openOutboundNetwork } from './outbound-network.ts';
import { Router } from './router.ts';

/** The network that only the sandboxes of one driver share. */
export interface PrivateNetwork {
  /** Outbound network of the machines, or a sentence with the reason why there is none. */
  readonly outbound: Promise<OutboundNetwork | string>;
  /** Gives a sandbox its interface. */
  attach(options: PlugOptions): Promise<Plug>;
  /** Lets another sandbox have the address. */
  release(address: string): void;
  close(): Promise<void>;
}

/** The sandbox that gets the interface. */
export interface PlugOptions {
  readonly pid: number;
  readonly privateIp: string;
  /** The address that the sandbox had before. */
  readonly publicIp?: string | undefined;
  /** Traffic that may come in; everything when absent. */
  readonly inbound?: readonly InboundRule[] | undefined;
  /** Traffic that may go out; everything when absent. */
  readonly outbound?: Outbound | undefined;
}

/** The interface of one sandbox. */
export interface Plug {
  /** The address at which the host reaches it. */
  readonly address: string;
  /** From now on only this may come in. */
  letIn(rules: readonly InboundRule[]): Promise<void>;
  /** From now on only this may go out. */
  letOut(outbound: Outbound): Promise<void>;
}

const PRIVATE_NETS: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Builds the network in its own namespace, with one cable to the host; its outbound one starts meanwhile. */
export async function createPrivateNetwork(tools: OutboundTools): Promise<PrivateNetwork> {
  const router = new Router(tools);
  try {
    await router.ready;
    const piece = await plugIn(router);
    const machines = [...PRIVATE_NETS, piece.prefix];
    const outbound = openOutboundNetwork(
      { pid: router.pid, machines, run: (line) => router.run(line) },
      tools,
    );
    return createNetwork({ router, piece, outbound });
  } catch (error) {
    await router.close();
    throw error;
  }
}

/** Description of the network, for a human. */
export async function describeNetwork({ outbound }: PrivateNetwork): Promise<string> {
  const way = await outbound;
  return `a private network ${typeof way === 'string' ? `WITHOUT OUTBOUND NETWORK (${way})` : 'with outbound network'}`;
}

/** Settings of its network that the machine gets at a boot. */
export async function networkSettings({
  outbound,
}: PrivateNetwork): Promise<Pick<MachineSettings, 'nameserver' | 'notices'>> {
  const way = await outbound;
  if (typeof way !== 'string') return { nameserver: way.nameserver, notices: [] };
  return {
    notices: [`this machine has NO OUTBOUND NETWORK, nothing can be fetched: ${way}`],
  };
}

/** Lays the cable to the host and claims a piece of addresses; the route is the claim. */
async function plugIn(router: Router): Promise<Piece> {
  const cable = `lec2-${process.pid.toString(36)}-${randomBytes(2).toString('hex')}`;
  await must(['link', 'add', cable, 'type', 'veth', 'peer', 'name', 'uplink', 'netns', String(router.pid)]);
  writeFileSync(`/proc/sys/net/ipv6/conf/${cable}/disable_ipv6`, '1');
  await must(['link', 'set', cable, 'up']);
  await router.run('ip link set uplink master bridge0 up');
  const start = randomInt(PIECES);
  for (let turn = 0; turn < PIECES; turn += 1) {
    const base = ((start + turn) % PIECES) * 1024;
    const prefix = `${addressOf(base)}/22`;
    await must(['address', 'add', `${addressOf(base + 1)}/32`, 'dev', cable]);
    const claim = await runTool('ip', ['route', 'add', prefix, 'dev', cable, 'src', addressOf(base + 1)]);
    if (claim.ok) return { prefix, base };
    await must(['address', 'del', `${addressOf(base + 1)}/32`, 'dev', cable]);
  }
  throw new SandboxError('DRIVER_UNUSABLE', 'private network: 198.18.0.0/15 is in use');
}

interface Piece {
  readonly prefix: string;
  readonly base: number;
}

interface Parts {
  readonly router: Router;
  readonly piece: Piece;
  readonly outbound: PrivateNetwork['outbound'];
}

interface Addresses {
  readonly privateIp: string;
  readonly address: string;
  readonly prefix: string;
  readonly gateway: string | undefined;
}

async function must(args: readonly string[]): Promise<void> {
  const result = await runTool('ip', args);
  if (!result.ok) throw new SandboxError('DRIVER_UNUSABLE', `private network: ${result.problem}`);
}

function createNetwork({ router, piece, outbound }: Parts): PrivateNetwork {
  const { prefix, base } = piece;
  const addresses = createAddresses(base);
  const host = addressOf(base + 1);
  let cables = 0;
  const ready = outbound.then((way) =>
    router.run(batch(routerCommands(typeof way === 'string' ? undefined : way.nameserver))),
  );
  ready.catch(() => undefined);
  /** Rules of the router, by the address of their machine. */
  const held = new Map<string, IpCommands>();
  const hold = async (address: string, rules: IpCommands): Promise<void> => {
    const change = changeRules(held.get(address) ?? [], rules);
    held.set(address, rules);
    if (change.length > 0) await router.run(batch(change));
  };
  return {
    outbound,
    attach: async ({ pid, privateIp, publicIp, inbound, outbound: reach = 'everything' }) => {
      cables += 1;
      const address = publicIp ?? addresses.take();
      const cable = `cable${cables}`;
      await ready;
      const way = await outbound;
      const { gateway, nameserver } = typeof way === 'string' ? NO_WAY : way;
      const add = `link add eth0 address ${hardwareAddress(privateIp)} type veth peer name ${cable} netns ${router.pid}`;
      let out = outboundFilter(reach, [privateIp, address]);
      await hold(address, out.router);
      const filter = inbound === undefined ? [] : filterCommands(inbound, host);
      const configure = ipInside(pid, [
        add,
        ...addressCommands({ privateIp, address, prefix, gateway }),
        ...insideCommands(nameserver),
        ...filter,
        ...changeRules([], out.inside),
      ]);
      // The bridge takes a cable at once only when both ends are up; else the first packets are lost for a second.
      await router.run(
        `${configure} && ${batch([`link set ${cable} up`, `link set ${cable} master bridge0`])}`,
      );
      let current = inbound ?? [];
      return {
        address,
        letIn: async (rules) => {
          const change = changeCommands({ from: current, to: rules }, host);
          current = rules;
          if (change.length > 0) await router.run(ipInside(pid, change));
        },
        letOut: async (next) => {
          const before = out;
          out = outboundFilter(next, [privateIp, address]);
          await hold(address, out.router);
          const change = changeRules(before.inside, out.inside);
          if (change.length > 0) await router.run(ipInside(pid, change));
        },
      };
    },
    release: (address) => {
      void hold(address, []).catch(() => undefined);
      addresses.release(address);
    },
    close: async () => {
      const way = await outbound;
      if (typeof way !== 'string') await way.close();
      await router.close();
    },
  };
}

function filterCommands(rules: readonly InboundRule[], host: string): IpCommands {
  return [...closeCommands(), ...changeCommands({ from: [], to: rules }, host)];
}

const NO_WAY = { gateway: undefined, nameserver: undefined };

/** A shell line that gives `ip` its commands. */
function batch(commands: IpCommands, enter = ''): string {
  const lines = commands.map((line) => `'${line}'`).join(' ');
  return `printf '%s\\n' ${lines} | ${enter}ip -batch -`;
}

/** The same in the namespace of a process. */
function ipInside(pid: number, commands: IpCommands): string {
  return batch(commands, `nsenter -t ${pid} -n `);
}

/** Both addresses of the machine, the metadata service's address, routes to the other machines and to the outside. */
function addressCommands({ privateIp, address, prefix, gateway }: Addresses): string[] {
  return [
    'link set eth0 up',
    'link set lo up',
    'address add 169.254.169.254/32 dev lo',
    `address add ${privateIp}/32 dev eth0`,
    `address add ${address}/32 dev eth0`,
    `route add ${prefix} dev eth0 src ${address}`,
    ...PRIVATE_NETS.map((net) => `route add ${net} dev eth0 src ${privateIp}`),
    ...(gateway === undefined ? [] : [`route add default via ${gateway} dev eth0 onlink src ${privateIp}`]),
  ];
}
