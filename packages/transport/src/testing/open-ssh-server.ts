import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, untilSpeaking } from '@ami-select/core/testing';
import { onTestFinished } from 'vitest';
import type { SshTarget } from '../contract/transport.ts';
import { generateSshKeyPair } from '../ssh/keys.ts';
import { tempFolder } from './temp-folder.ts';

const SSHD = '/usr/sbin/sshd';

/** The programs that this machine lacks for tests with OpenSSH's own server; undefined when it has all of them. */
export function missingForOpenSsh(): string | undefined {
  return ['ssh', 'ssh-keygen', 'ssh-agent', 'ssh-add', SSHD].find(
    (tool) => spawnSync(tool, ['-?'], { input: '', timeout: 5_000 }).error !== undefined,
  );
}

export interface OpenSshServer {
  readonly target: SshTarget;
  /** The line of its host key for a `known_hosts` file. */
  readonly knownHost: string;
  /** Cuts every connection without a word; the server goes on. */
  dropConnections(): void;
  /** The server and its connections are gone. */
  stop(): void;
}

/** OpenSSH's own server on loopback, for the user of the tests; it ends with the test. */
export async function startOpenSshServer(lines: readonly string[] = []): Promise<OpenSshServer> {
  const folder = await tempFolder();
  const [host, login] = [generateSshKeyPair('host'), generateSshKeyPair('login')];
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const port = await freePort();
  const config = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${write('host_key', host.privateKey)}`,
    `AuthorizedKeysFile ${write('authorized_keys', `${login.publicKey}\n`)}`,
    'PermitRootLogin yes',
    'StrictModes no',
    'UsePAM no',
    'PidFile none',
    ...lines,
  ];
  const isRoot = process.getuid?.() === 0;
  if (isRoot) mkdirSync('/run/sshd', { recursive: true });
  const path = write('sshd_config', `${config.join('\n')}\n`);
  const child = spawn(SSHD, ['-D', '-e', '-f', path], { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => stop(child));
  await untilSpeaking(port);
  return {
    target: {
      label: 'host-1',
      host: '127.0.0.1',
      port,
      user: userInfo().username,
      privateKey: login.privateKey,
      hostKey: host.publicKey,
    },
    knownHost: `[127.0.0.1]:${port} ${host.publicKey}`,
    dropConnections: () => dropChildren(child),
    stop: () => stop(child),
  };
}

function stop(child: ChildProcess): void {
  dropChildren(child);
  child.kill('SIGKILL');
}

/** The server has a process for each connection, which has one of its own for the session where the server is root. */
function dropChildren({ pid }: ChildProcess): void {
  for (const connection of childrenOf(pid)) {
    for (const session of childrenOf(connection)) if (isServer(session)) kill(session);
    kill(connection);
  }
}

function childrenOf(pid: number | undefined): readonly number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => (line.trim() === '' ? [] : [Number(line)]));
}

function isServer(pid: number): boolean {
  return spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout.startsWith('sshd');
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
