import { lstat, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Host, openPrivateFolder, refuseUnwritable } from '@ami-select/provisioner';
import { runEach } from './run-each.ts';

/** Where the files for ssh lie. All are readable by this user only. */
export interface SshFiles {
  readonly config: string;
  readonly knownHosts: string;
  readonly privateKey: string;
}

/** The folder beside the handle file. A handle of another name than ours has none, whatever lies beside it. */
function folderOf(handle: string): string | undefined {
  return /(^|[\\/])fleet-[0-9a-f]{1,16}\.json$/.test(handle) ? handle.replace(/\.json$/, '') : undefined;
}

/**
 * Removes the files of a terminated fleet, and their folder when nothing else is in it. Follows no link.
 * @throws ProvisionerError `UNWRITABLE_FILE`, or one that names every file
 */
export async function removeSshFiles(handle: string): Promise<void> {
  const folder = folderOf(handle);
  const found = folder === undefined ? undefined : await lstat(folder).catch(() => undefined);
  if (folder === undefined || !found?.isDirectory()) return;
  const paths: readonly string[] = Object.values(sshFilesIn(folder));
  await runEach(...paths.map((path) => () => rm(path, { force: true }).catch(refuseUnwritable(path))));
  await rmdir(folder).catch(() => {});
}

function sshFilesIn(directory: string): SshFiles {
  return {
    config: join(directory, 'config'),
    knownHosts: join(directory, 'known_hosts'),
    privateKey: join(directory, 'id_ed25519'),
  };
}

/**
 * Writes what `ssh -F <config> host-1` needs to reach the hosts that have an address, and no other machine.
 * @throws ProvisionerError `UNWRITABLE_FILE`
 */
export async function writeSshFiles(handle: string, all: readonly Host[]): Promise<SshFiles> {
  const hosts = all.filter(({ address, via }) => address !== '' || via !== undefined);
  const directory = handle.replace(/\.json$/, '');
  const files = sshFilesIn(directory);
  await removeSshFiles(handle);
  await openPrivateFolder(directory);
  await create(files.privateKey, `${all[0]?.privateKey.trimEnd() ?? ''}\n`);
  await create(files.knownHosts, hosts.map(renderKnownHost).join(''));
  await create(files.config, hosts.map((host) => renderHost(host, files)).join('\n'));
  return files;
}

async function create(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flag: 'wx' }).catch(refuseUnwritable(path));
}

function renderKnownHost({ address, port, hostKey }: Host): string {
  const place = port === 22 ? address : `[${address}]:${port}`;
  return `${place} ${hostKey.split(' ').slice(0, 2).join(' ')}\n`;
}

function renderHost({ name, address, port, user, via }: Host, { privateKey, knownHosts }: SshFiles): string {
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
    ...(via === undefined ? [] : [`  ProxyCommand ${proxyCommand(via)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same tunnel by the AWS CLI, version 2. Not verified on live AWS [U]. */
function proxyCommand({ kind, region, instanceId, endpointId, seconds }: NonNullable<Host['via']>): string {
  if (kind === 'ssm') {
    const session = '--document-name AWS-StartSSHSession --parameters portNumber=%p';
    return `aws ssm start-session --region ${region} --target ${instanceId} ${session}`;
  }
  const way = `--instance-connect-endpoint-id ${endpointId} --private-ip-address %h --remote-port %p`;
  return `aws ec2-instance-connect open-tunnel --region ${region} ${way} --max-tunnel-duration ${seconds}`;
}
