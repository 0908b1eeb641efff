import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { BodyError } from '../body-error.ts';
import { createLineReader } from '../protocol.ts';
import { runTool } from '../run-tool.ts';

/** The network that all bodies of one driver share, and nobody else. */
export interface PrivateNetwork {
  /** Gives a body its interface; returns the address at which the host reaches it. */
  attach(options: { pid: number; privateIp: string; publicIp?: string }): Promise<string>;
  close(): Promise<void>;
}

/**
 * Addresses of bodies as the host sees them: a piece of 198.18.0.0/15, which RFC 2544 reserves for tests, so that
 * the host's own routes are never shadowed. Private addresses exist only between the bodies.
 */
const PIECES = 128;
const HOSTS_PER_PIECE = 1022;

/** Holds the bridge; ends at the end of its input, and the bridge and every cable with it. */
const ROUTER_SCRIPT = `
ip link set lo up && ip link add bridge0 type bridge && ip link set bridge0 up || exit 1
echo ready
while read -r line; do
  if out=$(eval "$line" 2>&1); then echo ok; else echo "$out" | tr '\\n' ' '; echo; fi
done
`;

/** Builds the network in a namespace of its own, with one cable to the host. */
export async function createPrivateNetwork(tools: {
  setpriv: string;
  unshare: string;
}): Promise<PrivateNetwork> {
  const router = new Router(tools);
  try {
    await router.ready;
    const piece = await plugIn(router);
    return createNetwork(router, piece);
  } catch (error) {
    await router.close();
    throw error;
  }
}

class Router {
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  readonly #waiting: PromiseWithResolvers<string>[] = [];
  readonly #closed: Promise<void>;

  constructor({ setpriv, unshare }: { setpriv: string; unshare: string }) {
    const args = ['--pdeathsig', 'SIGKILL', unshare, '--net', '/bin/sh', '-c', ROUTER_SCRIPT];
    this.#child = spawn(setpriv, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    const first = this.#expect();
    this.ready = first.then(assertWord('ready'));
    this.#child.stdout?.setEncoding('utf8').on(
      'data',
      createLineReader((line) => this.#waiting.shift()?.resolve(line.trim())),
    );
    this.#child.stdin?.on('error', () => undefined);
    this.#closed = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.#child.once('error', (error) => this.#failAll(error));
    this.#child.once('close', () => this.#failAll(new Error('the router ended')));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Runs a shell line in the router's namespace. */
  async run(line: string): Promise<void> {
    const answer = this.#expect();
    this.#child.stdin?.write(`${line.replaceAll('\n', ' ')}\n`);
    assertWord('ok')(await answer);
  }

  async close(): Promise<void> {
    this.#child.stdin?.end();
    this.#child.kill('SIGKILL');
    await this.#closed;
  }

  #expect(): Promise<string> {
    const waiter = Promise.withResolvers<string>();
    this.#waiting.push(waiter);
    return waiter.promise;
  }

  #failAll(error: Error): void {
    for (const waiter of this.#waiting.splice(0)) waiter.reject(error);
  }
}

function assertWord(word: string): (answer: string) => void {
  return (answer) => {
    if (answer !== word) throw new BodyError('DRIVER_UNUSABLE', `private network: ${answer}`);
  };
}

/** Lays the cable to the host and claims a piece of addresses; the route is the claim. */
async function plugIn(router: Router): Promise<{ prefix: string; base: number }> {
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

async function must(args: readonly string[]): Promise<void> {
  const result = await runTool('ip', args);
  if (!result.ok) throw new BodyError('DRIVER_UNUSABLE', `private network: ${result.problem}`);
}

function addressOf(offset: number): string {
  return `198.${18 + (offset >> 16)}.${(offset >> 8) & 255}.${offset & 255}`;
}

function createNetwork(router: Router, { prefix, base }: { prefix: string; base: number }): PrivateNetwork {
  let cables = 0;
  let hosts = 1;
  return {
    attach: async ({ pid, privateIp, publicIp }) => {
      cables += 1;
      hosts = publicIp === undefined ? (hosts % HOSTS_PER_PIECE) + 1 : hosts;
      const address = publicIp ?? addressOf(base + hosts);
      const cable = `cable${cables}`;
      const add = `ip link add ${cable} up type veth peer name eth0 address ${hardwareAddress(address)} netns ${pid}`;
      const inside = insideCommands({ privateIp, address, prefix })
        .map((line) => `'${line}'`)
        .join(' ');
      const configure = `printf '%s\\n' ${inside} | nsenter -t ${pid} -n ip -batch -`;
      // The bridge takes a cable at once only when both ends are up; else the first packets are lost for a second.
      await router.run(`${add} && ${configure} && ip link set ${cable} master bridge0`);
      return address;
    },
    close: () => router.close(),
  };
}

/** The same machine keeps its hardware address over a reboot, so that no neighbour remembers a wrong one. */
function hardwareAddress(address: string): string {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return ['0a', 'ec', ...bytes].join(':');
}

/** Both addresses of the machine, the metadata service's address, and routes to the other private machines only. */
function insideCommands({
  privateIp,
  address,
  prefix,
}: {
  privateIp: string;
  address: string;
  prefix: string;
}): string[] {
  return [
    'link set eth0 up',
    'link set lo up',
    'address add 169.254.169.254/32 dev lo',
    `address add ${privateIp}/32 dev eth0`,
    `address add ${address}/32 dev eth0`,
    `route add ${prefix} dev eth0 src ${address}`,
    ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(
      (net) => `route add ${net} dev eth0 src ${privateIp}`,
    ),
  ];
}
