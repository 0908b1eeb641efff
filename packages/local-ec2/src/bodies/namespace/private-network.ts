import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { BodyError } from '../body-error.ts';
import { hardwareAddress } from '../hardware-address.ts';
import type { InboundRule } from '../inbound-rule.ts';
import type { MachineSettings } from '../protocol.ts';
import { runTool } from '../run-tool.ts';
import { addressOf, createAddresses, PIECES } from './addresses.ts';
import { changeCommands, closeCommands, type IpCommands } from './inbound-filter.ts';
import { Router } from './router.ts';
import { openWayOut, type WayOut, type WayOutTools } from './way-out.ts';

/** The network that all bodies of one driver share, and nobody else. */
export interface PrivateNetwork {
  /** How machines reach the outside, or a sentence that says why they do not. */
  readonly wayOut: Promise<WayOut | string>;
  /** Gives a body its interface. */
  attach(wish: PlugWish): Promise<Plug>;
  /** Lets another body have the address. */
  release(address: string): void;
  close(): Promise<void>;
}

/** Whose interface it is to be. */
export interface PlugWish {
  readonly pid: number;
  readonly privateIp: string;
  /** The address that the body had before. */
  readonly publicIp?: string | undefined;
  /** What may come in; everything when absent. */
  readonly inbound?: readonly InboundRule[] | undefined;
}

/** The interface of one body. */
export interface Plug {
  /** The address at which the host reaches it. */
  readonly address: string;
  /** From now on only this may come in. */
  letIn(rules: readonly InboundRule[]): Promise<void>;
}

const PRIVATE_NETS: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Builds the network in a namespace of its own, with one cable to the host; its way out is made meanwhile. */
export async function createPrivateNetwork(tools: WayOutTools): Promise<PrivateNetwork> {
  const router = new Router(tools);
  try {
    await router.ready;
    const piece = await plugIn(router);
    const machines = [...PRIVATE_NETS, piece.prefix];
    const wayOut = openWayOut({ pid: router.pid, machines, run: (line) => router.run(line) }, tools);
    return createNetwork({ router, piece, wayOut });
  } catch (error) {
    await router.close();
    throw error;
  }
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
  throw new BodyError('DRIVER_UNUSABLE', 'private network: 198.18.0.0/15 is in use');
}

interface Piece {
  readonly prefix: string;
  readonly base: number;
}

interface Parts {
  readonly router: Router;
  readonly piece: Piece;
  readonly wayOut: PrivateNetwork['wayOut'];
}

interface Addresses {
  readonly privateIp: string;
  readonly address: string;
  readonly prefix: string;
  readonly gateway: string | undefined;
}

async function must(args: readonly string[]): Promise<void> {
  const result = await runTool('ip', args);
  if (!result.ok) throw new BodyError('DRIVER_UNUSABLE', `private network: ${result.problem}`);
}

/** What the network is, for a human. */
export async function describeNetwork({ wayOut }: PrivateNetwork): Promise<string> {
  const way = await wayOut;
  return `a private network ${typeof way === 'string' ? `WITHOUT A WAY OUT (${way})` : 'with a way out'}`;
}

/** What the machine is told of its network at a boot. */
export async function networkSettings({
  wayOut,
}: PrivateNetwork): Promise<Pick<MachineSettings, 'nameserver' | 'notices'>> {
  const way = await wayOut;
  if (typeof way !== 'string') return { nameserver: way.nameserver, notices: [] };
  return {
    notices: [`this machine has NO WAY OUT of its private network, nothing can be fetched: ${way}`],
  };
}

function createNetwork({ router, piece, wayOut }: Parts): PrivateNetwork {
  const { prefix, base } = piece;
  const addresses = createAddresses(base);
  const host = addressOf(base + 1);
  let cables = 0;
  return {
    wayOut,
    attach: async ({ pid, privateIp, publicIp, inbound }) => {
      cables += 1;
      const address = publicIp ?? addresses.take();
      const cable = `cable${cables}`;
      const way = await wayOut;
      const gateway = typeof way === 'string' ? undefined : way.gateway;
      const add = `ip link add ${cable} up type veth peer name eth0 address ${hardwareAddress(privateIp)} netns ${pid}`;
      const filter = inbound === undefined ? [] : filterCommands(inbound, host);
      const configure = ipInside(pid, [
        ...insideCommands({ privateIp, address, prefix, gateway }),
        ...filter,
      ]);
      // The bridge takes a cable at once only when both ends are up; else the first packets are lost for a second.
      await router.run(`${add} && ${configure} && ip link set ${cable} master bridge0`);
      let current = inbound ?? [];
      return {
        address,
        letIn: async (rules) => {
          const change = changeCommands({ from: current, to: rules }, host);
          current = rules;
          if (change.length > 0) await router.run(ipInside(pid, change));
        },
      };
    },
    release: (address) => addresses.release(address),
    close: async () => {
      const way = await wayOut;
      if (typeof way !== 'string') await way.close();
      await router.close();
    },
  };
}

function filterCommands(rules: readonly InboundRule[], host: string): IpCommands {
  return [...closeCommands(), ...changeCommands({ from: [], to: rules }, host)];
}

/** A shell line that gives `ip` its commands in the namespace of a process. */
function ipInside(pid: number, commands: IpCommands): string {
  const lines = commands.map((line) => `'${line}'`).join(' ');
  return `printf '%s\\n' ${lines} | nsenter -t ${pid} -n ip -batch -`;
}

/** Both addresses of the machine, the metadata service's address, routes to the other machines and to the outside. */
function insideCommands({ privateIp, address, prefix, gateway }: Addresses): string[] {
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
