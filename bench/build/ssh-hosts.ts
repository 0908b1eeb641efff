import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, untilSpeaking } from '@ami-select/core/testing';
import { generateSshKeyPair, type SshTarget } from '@ami-select/transport';

/** A machine: OpenSSH's server on loopback, with a home of its own. */
export interface SshHost {
  readonly target: SshTarget;
  /** Words that log in with OpenSSH's client, by the same host key and cipher. */
  readonly ssh: readonly string[];
  /** Its home, as this machine sees it. */
  readonly home: string;
}

export interface SshHosts {
  readonly hosts: readonly SshHost[];
  close(): void;
}

const SSHD = '/usr/sbin/sshd';
/** What ours agrees on first. */
const CIPHER = 'aes128-gcm@openssh.com';

/** Every host has a view of its own of the user's home, by way of the user database. */
const START = 'mount --bind "$0" /etc/passwd && exec "$@"';

/** Why hosts cannot be started here; undefined when they can. */
export function whyNoHosts(): string | undefined {
  return process.getuid?.() === 0 && process.platform === 'linux' ? undefined : 'it needs root on Linux';
}

/** Starts machines; `path` holds the folders of programs that a login finds first. */
export async function startSshHosts(count: number, path: readonly string[] = []): Promise<SshHosts> {
  const folder = mkdtempSync(join(tmpdir(), 'ami-select-hosts-'));
  mkdirSync('/run/sshd', { recursive: true });
  const children: ChildProcess[] = [];
  const hosts = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const { child, host } = await startHost(join(folder, `host-${index + 1}`), index, path);
      children.push(child);
      return host;
    }),
  );
  const close = (): void => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', close);
  return { hosts, close };
}

async function startHost(
  folder: string,
  index: number,
  path: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly host: SshHost }> {
  const home = join(folder, 'home');
  const port = await freePort();
  const [hostKey, login] = [generateSshKeyPair('host'), generateSshKeyPair('login')];
  mkdirSync(home, { recursive: true });
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const passwd = file(
    'passwd',
    readFileSync('/etc/passwd', 'utf8').replace(/^root:.*$/m, `root:x:0:0:root:${home}:/bin/sh`),
  );
  chmodSync(passwd, 0o644);
  const config = file(
    'sshd_config',
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${file('host_key', hostKey.privateKey)}`,
      `AuthorizedKeysFile ${file('authorized_keys', `${login.publicKey}\n`)}`,
      'PermitRootLogin yes',
      'StrictModes no',
      'UsePAM no',
      'PidFile none',
      'MaxStartups 100',
      `SetEnv PATH=${[...path, '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin'].join(':')}`,
    ].join('\n'),
  );
  const child = spawn('unshare', ['--mount', 'sh', '-c', START, passwd, SSHD, '-D', '-f', config], {
    stdio: 'ignore',
  });
  await untilSpeaking(port);
  const target: SshTarget = {
    label: `host-${index + 1}`,
    host: '127.0.0.1',
    port,
    user: 'root',
    privateKey: login.privateKey,
    hostKey: hostKey.publicKey,
  };
  const known = file('known_hosts', `[127.0.0.1]:${port} ${hostKey.publicKey}\n`);
  return {
    child,
    host: { target, home, ssh: clientWords(port, { known, key: file('login_key', login.privateKey) }) },
  };
}

function clientWords(
  port: number,
  { known, key }: { readonly known: string; readonly key: string },
): readonly string[] {
  const options = [`UserKnownHostsFile=${known}`, 'StrictHostKeyChecking=yes', `Ciphers=${CIPHER}`];
  return [
    '-F',
    'none',
    '-i',
    key,
    '-p',
    String(port),
    ...options.flatMap((option) => ['-o', option]),
    'root@127.0.0.1',
  ];
}
