import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '@ami-select/provisioner';

/** Where the files for ssh lie. All are readable by this user only. */
export interface SshFiles {
  readonly config: string;
  readonly knownHosts: string;
  readonly privateKey: string;
}

/** The folder beside the handle file. */
function folderOf(handle: string): string {
  return handle.replace(/\.json$/, '');
}

/** Removes the files of a terminated fleet. */
export async function removeSshFiles(handle: string): Promise<void> {
  await rm(folderOf(handle), { recursive: true, force: true });
}

function sshFilesIn(directory: string): SshFiles {
  return {
    config: join(directory, 'config'),
    knownHosts: join(directory, 'known_hosts'),
    privateKey: join(directory, 'id_ed25519'),
  };
}

/** Writes what `ssh -F <config> host-1` needs to reach the hosts and no other machine. */
export async function writeSshFiles(handle: string, hosts: readonly Host[]): Promise<SshFiles> {
  const directory = folderOf(handle);
  const files = sshFilesIn(directory);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const mode = 0o600;
  await writeFile(files.privateKey, `${hosts[0]?.privateKey.trimEnd() ?? ''}\n`, { mode });
  await writeFile(files.knownHosts, hosts.map(renderKnownHost).join(''), { mode });
  await writeFile(files.config, hosts.map((host) => renderHost(host, files)).join('\n'), { mode });
  return files;
}

function renderKnownHost({ address, port, hostKey }: Host): string {
  const place = port === 22 ? address : `[${address}]:${port}`;
  return `${place} ${hostKey.split(' ').slice(0, 2).join(' ')}\n`;
}

function renderHost({ name, address, port, user }: Host, { privateKey, knownHosts }: SshFiles): string {
  const lines = [
    `Host ${name}`,
    `  HostName ${address}`,
    `  Port ${port}`,
    `  User ${user}`,
    `  IdentityFile "${privateKey}"`,
    '  IdentitiesOnly yes',
    `  UserKnownHostsFile "${knownHosts}"`,
    '  StrictHostKeyChecking yes',
    '  HostKeyAlgorithms ssh-ed25519',
  ];
  return `${lines.join('\n')}\n`;
}
