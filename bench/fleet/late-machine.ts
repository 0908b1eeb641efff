import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { generateSshKeyPair, type SshTarget } from '@ami-select/transport';

/**
 * A machine becomes reachable: its port refused before, its packets were lost, or its SSH server answered but had no
 * login key yet.
 */
export type Way = 'refuses' | 'drops' | 'has no key';

export interface LateMachine {
  readonly target: SshTarget;
  /** From now on it takes logins. */
  open(): void;
  close(): void;
}

const ADDRESS = '10.200.0.2';
/** An address that nobody has: packets to it are lost. */
const NOBODY = '02:00:00:00:00:99';

/**
 * sshd of a root file system in a network of its own, on file systems of its own over the folder. The login key is written
 * after the first line of input, or after the second where it is late. `PerSourcePenalties` are sshd's default.
 */
const START = `
set -e
for folder in tmp run etc/ssh root; do mount -t tmpfs tmpfs "$ROOT/$folder"; done
mkdir -p "$ROOT/run/sshd" "$ROOT/root/.ssh"
umask 077
printf '%s' "$HOST_KEY" > "$ROOT/etc/ssh/ssh_host_ed25519_key"
printf 'HostKey /etc/ssh/ssh_host_ed25519_key\\nPermitRootLogin yes\\nPidFile none\\nStrictModes no\\n' > "$ROOT/etc/ssh/sshd_config"
mount -t proc proc "$ROOT/proc"
echo started
read -r go
chroot "$ROOT" /usr/sbin/sshd -D -e &
if [ -n "$LATE_KEY" ]; then read -r key; fi
printf '%s\\n' "$LOGIN_KEY" > "$ROOT/root/.ssh/authorized_keys"
wait
`;

/** Needs root, and a network namespace of this process's own. */
export async function startLateMachine(rootfs: string, way: Way): Promise<LateMachine> {
  const [host, login] = [generateSshKeyPair('host'), generateSshKeyPair('login')];
  const child = spawn('unshare', ['--net', '--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', START], {
    env: {
      PATH: process.env.PATH,
      ROOT: rootfs,
      HOST_KEY: host.privateKey,
      LOGIN_KEY: login.publicKey,
      LATE_KEY: way === 'has no key' ? 'yes' : '',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  if (child.stdout === null) throw new Error('no output');
  await once(child.stdout, 'data');
  connect(child);
  child.stdin.write('go\n');
  const shown = execFileSync('nsenter', inside(child, 'ip', '-json', 'link', 'show', 'far'), {
    encoding: 'utf8',
  });
  const [{ address: mac }] = JSON.parse(shown) as [{ readonly address: string }];
  const neighbour = (address: string): void =>
    ip('neigh', 'replace', ADDRESS, 'lladdr', address, 'dev', 'near', 'nud', 'permanent');
  // As an address of this side, where nobody listens.
  const refusal = (verb: 'add' | 'delete'): void => ip('route', verb, 'local', ADDRESS, 'dev', 'lo');
  neighbour(way === 'drops' ? NOBODY : mac);
  if (way === 'refuses') refusal('add');
  const open: Record<Way, () => void> = {
    drops: () => neighbour(mac),
    refuses: () => refusal('delete'),
    'has no key': () => child.stdin.write('key\n'),
  };
  return {
    target: {
      label: 'host-1',
      host: ADDRESS,
      port: 22,
      user: 'root',
      privateKey: login.privateKey,
      hostKey: host.publicKey,
    },
    open: open[way],
    close: () => {
      ip('link', 'delete', 'near');
      child.kill('SIGKILL');
    },
  };
}

/** A cable between the two networks. */
function connect(child: ChildProcess): void {
  ip('link', 'add', 'name', 'near', 'type', 'veth', 'peer', 'name', 'far', 'netns', String(pidIn(child)));
  ip('link', 'set', 'lo', 'up');
  ip('addr', 'add', '10.200.0.1/24', 'dev', 'near');
  ip('link', 'set', 'near', 'up');
  const there = (...words: string[]): void => void execFileSync('nsenter', inside(child, 'ip', ...words));
  there('addr', 'add', `${ADDRESS}/24`, 'dev', 'far');
  there('link', 'set', 'far', 'up');
  there('link', 'set', 'lo', 'up');
}

function inside(child: ChildProcess, ...command: string[]): string[] {
  return ['--net', '--target', String(pidIn(child)), ...command];
}

/** `unshare` itself has entered the network. */
function pidIn({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('unshare did not start');
  return pid;
}

function ip(...words: string[]): void {
  execFileSync('ip', words);
}
