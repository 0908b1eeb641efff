import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@ami-select/core';

/** Gateway of the machines to the outside, and their name server. */
export interface OutboundNetwork {
  readonly gateway: string;
  readonly nameserver: string;
  close(): Promise<void>;
}

/** The namespace that is to get an outbound network. */
export interface Inside {
  readonly pid: number;
  /** Addresses of the machines in it. */
  readonly machines: readonly string[];
  /** Runs a shell line in it. */
  run(line: string): Promise<void>;
}

/** The programs that the outbound network consists of. */
export interface OutboundTools {
  readonly setpriv: string;
  readonly unshare: string;
  /** Absent when it is not installed. */
  readonly slirp4netns: string | undefined;
  readonly logger: Logger;
}

/** The last piece of 198.18.0.0/15, between the router and the outbound network; the host never sees it. */
const PASSAGE = '198.19.255';
const GATEWAY = `${PASSAGE}.1`;
const NAMESERVER = `${PASSAGE}.3`;
const TAP = 'tap0';
const PATIENCE_MS = 5000;
const INSTALL = 'install slirp4netns, such as by "apt-get install slirp4netns" or "dnf install slirp4netns"';

/**
 * Never the host's own loopback, nor a machine of another endpoint, nor link-local addresses such as the metadata
 * service of the cloud that this host itself may run in.
 */
const CLOSED: readonly string[] = [
  '198.18.0.0/15',
  '169.254.0.0/16',
  '100.100.100.200/32',
  '168.63.129.16/32',
];

/**
 * Gives the namespace an outbound network by slirp4netns: an ordinary process of the host that opens the
 * machines' connections as its own, so that nothing of the host is changed and nothing remains of it when it
 * exits. The namespace forwards between its bridge and that process; addresses are not translated on the way.
 *
 * @returns the network, or a sentence with the reason why there is none
 */
export async function openOutboundNetwork(
  inside: Inside,
  tools: OutboundTools,
): Promise<OutboundNetwork | string> {
  const { slirp4netns } = tools;
  if (slirp4netns === undefined) return `slirp4netns is not installed; ${INSTALL}`;
  const child = start({ ...tools, slirp4netns }, inside.pid);
  const close = (): Promise<void> => end(child);
  try {
    await isReady(child);
    await inside.run(routing(inside.machines));
  } catch (error) {
    await close();
    return `slirp4netns does not work here: ${error instanceof Error ? error.message : String(error)}`;
  }
  child.once('exit', () => {
    if (!child.killed)
      tools.logger.warn('sandboxes: slirp4netns ended, the machines have no outbound network any more');
  });
  return { gateway: GATEWAY, nameserver: NAMESERVER, close };
}

/**
 * It exits when the fourth stream ends, which is when this process exits in whatever way. It gets mounts of
 * its own: its sandbox takes away what is mounted, and where mounts are shared, as systemd has them, it would
 * take them away from the host, /sys/fs/cgroup among them.
 */
function start(
  { setpriv, unshare, slirp4netns }: OutboundTools & { slirp4netns: string },
  pid: number,
): ChildProcess {
  const options = [
    '--configure',
    '--mtu=1500',
    `--cidr=${PASSAGE}.0/24`,
    '--disable-host-loopback',
    '--enable-sandbox',
    '--enable-seccomp',
    '--ready-fd=3',
    '--exit-fd=4',
  ];
  const args = ['--pdeathsig', 'SIGKILL', unshare, '--mount', slirp4netns, ...options, String(pid), TAP];
  return spawn(setpriv, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: {},
  });
}

async function isReady(child: ChildProcess): Promise<void> {
  let complaints = '';
  const [ready, exit] = [child.stdio[3], child.stdio[4]];
  for (const stream of [ready, exit]) stream?.on('error', () => undefined);
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (complaints = (complaints + text).slice(-500)));
  if (ready === null || ready === undefined) throw new Error('no pipe to it');
  const patience = new AbortController();
  const ended = once(child, 'close', { signal: patience.signal }).then(([code]) => {
    throw new Error(`it ended with status ${code}: ${complaints.trim()}`);
  });
  const late = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).then(() => {
    throw new Error(`it was not ready after ${PATIENCE_MS / 1000} s`);
  });
  for (const other of [ended, late]) other.catch(() => undefined);
  await Promise.race([once(ready, 'data'), ended, late]);
  patience.abort();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill('SIGKILL');
  await ended;
}

/** Responds to ARP for the machines at once on the outbound network's side, where they are not attached. */
function routing(machines: readonly string[]): string {
  const settings = {
    ip_forward: 1,
    [`conf/${TAP}/proxy_arp`]: 1,
    [`neigh/${TAP}/proxy_delay`]: 0,
  };
  const switches = Object.entries(settings).map(
    ([name, value]) => `echo ${value} > /proc/sys/net/ipv4/${name}`,
  );
  const commands = [
    `address add ${GATEWAY}/32 dev bridge0`,
    ...machines.map((net) => `route add ${net} dev bridge0 src ${GATEWAY}`),
    ...CLOSED.map((net) => `route add unreachable ${net}`),
  ];
  const batch = `printf '%s\\n' ${commands.map((command) => `'${command}'`).join(' ')} | ip -batch -`;
  return [...switches, batch].join(' && ');
}
