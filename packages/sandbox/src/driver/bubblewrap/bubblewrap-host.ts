import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MachineSettings } from '../../agent/protocol.ts';
import { NOTHING_FILTERED } from '../../contract/inbound-rule.ts';
import type { SandboxSpec } from '../../contract/sandbox.ts';
import type { ControlGroups } from '../../host/control-group.ts';
import { withSystemFolders } from '../../host/find-program.ts';
import { isIn, type PrivatePlaces } from '../../host/private-places.ts';
import { startMachine } from '../../host/start-machine.ts';
import { createLoopbackAddresses } from '../../network/loopback-address.ts';
import { bindMountsOf } from '../bind-mounts.ts';
import { COMPILE_CACHE } from '../compile-cache.ts';
import type { DriverOptions } from '../driver-options.ts';
import { copyLayer, saveLayer } from '../layers.ts';
import type { MachineHost } from '../machine-sandbox.ts';
import { stopInit } from '../stop-init.ts';
import { copyLinkedFolders, HOST_FOLDER } from './linked-folders.ts';

/** Setup that all sandboxes of the driver share. */
export interface SharedSetup extends DriverOptions {
  readonly bwrap: string;
  readonly directory: string;
  readonly mark: string;
  readonly controlGroups: ControlGroups;
  /** Paths of the host that the machine must see. */
  readonly needed: readonly string[];
}

/** Where the machine sees the stand-ins of the power commands. */
export const SHIM_FOLDER = '/run/local-ec2-bin';
const CACHE_FOLDER = '/run/local-ec2-cache';

/** Folders of the machine that are its own and may be written. */
const OWN_FOLDERS: readonly string[] = ['/etc', '/home', '/root', '/tmp', '/opt', '/srv', '/var'];
const HIDDEN_DEPTHS = { '/tmp': Infinity, '/opt': 1, '/srv': 1, '/var/tmp': Infinity };
const LOGIN_UID = '1000';

/** Runs a command with a machine's user id over the host's files, of which one folder may be written. */
export function asLogin(bwrap: string, folder: string): string[] {
  const user = ['--unshare-user', '--uid', LOGIN_UID, '--gid', LOGIN_UID];
  return [bwrap, '--die-with-parent', ...user, '--dev-bind', '/', '/', '--bind', folder, folder, '--'];
}

const NOTICE =
  'bubblewrap sandbox: everything runs as uid 1000 without root; /usr and /var are read-only, packages cannot be installed';

/** Prepares the place of one sandbox. */
export function createBubblewrapHost(spec: SandboxSpec, setup: SharedSetup): MachineHost {
  const base = join(setup.directory, spec.instanceId);
  const disk = join(base, 'disk');
  const addresses = createLoopbackAddresses();
  return {
    start: async () => {
      if (!existsSync(disk)) await makeDisk(disk, spec.layer, setup);
      return startSandbox({
        spec,
        disk,
        groups: setup.controlGroups.create(spec.instanceId, spec),
        setup,
      });
    },
    prepare: async () => settingsOf(spec, { setup, addresses }),
    address: (listening) => {
      addresses.splice(0, addresses.length, listening);
      return listening;
    },
    stop: (link) => stopInit(link),
    snapshot: (directory) => saveLayer(disk, directory),
    remove: async () => {
      setup.controlGroups.remove(spec.instanceId);
      await rm(base, { recursive: true, force: true });
    },
  };
}

async function makeDisk(disk: string, layer: string | undefined, setup: SharedSetup): Promise<void> {
  mkdirSync(join(disk, '..'), { recursive: true });
  if (layer === undefined) copyLinkedFolders(join(setup.directory, 'template'), disk);
  else await copyLayer(layer, disk);
  for (const folder of [...OWN_FOLDERS, '/var/log', '/var/tmp', '/var/lib/cloud'])
    mkdirSync(disk + folder, { recursive: true });
  for (const folder of ['/tmp', '/var/tmp']) chmodSync(disk + folder, 0o1777);
}

interface Start {
  readonly spec: SandboxSpec;
  readonly disk: string;
  readonly groups: readonly string[];
  readonly setup: SharedSetup;
}

const JOIN_GROUPS = 'for group in $1; do echo 0 > "$group/cgroup.procs"; done; shift; exec "$@"';

function startSandbox(start: Start): ChildProcess {
  const { groups, setup } = start;
  const command = [setup.bwrap, ...sandboxArguments(start), '--', process.execPath, setup.agentPath];
  return startMachine(['/bin/sh', '-c', JOIN_GROUPS, 'sh', groups.join(' '), ...command], {
    cwd: '/',
    env: {
      PATH: withSystemFolders(setup.path),
      LOCAL_EC2_OWNER: setup.mark,
      [COMPILE_CACHE]: CACHE_FOLDER,
    },
  });
}

function sandboxArguments({ spec, disk, setup }: Start): string[] {
  const { folders } = setup.privatePlaces;
  const bindMounts = bindMountsOf(setup.needed, {
    ...HIDDEN_DEPTHS,
    ...Object.fromEntries(folders.map((folder) => [folder, Infinity])),
  }).filter((path) => existsSync(path));
  const systemctl = '/usr/bin/systemctl';
  return [
    ...['--die-with-parent', '--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts'],
    ...[
      '--cap-drop',
      'ALL',
      '--uid',
      LOGIN_UID,
      '--gid',
      LOGIN_UID,
      '--hostname',
      spec.hostname.split('.')[0] ?? spec.hostname,
    ],
    ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--tmpfs', '/run'],
    ...['--ro-bind', '/etc', `${HOST_FOLDER}/etc`, '--ro-bind', '/var', `${HOST_FOLDER}/var`],
    ...['--ro-bind', join(setup.directory, 'bin'), SHIM_FOLDER],
    ...['--ro-bind', join(setup.directory, 'cache'), CACHE_FOLDER],
    ...OWN_FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) => [
      '--bind',
      disk + folder,
      folder,
    ]),
    ...hidden(setup.privatePlaces),
    ...bindMounts.flatMap((path) => ['--ro-bind', path, path]),
    ...(existsSync(systemctl) ? ['--ro-bind', join(setup.directory, 'bin/systemctl'), systemctl] : []),
    ...['--chdir', '/'],
  ];
}

/** Files that only root reads on the host, which as its user this machine would. */
const ROOTS_FILES: readonly string[] = ['/etc/shadow', '/etc/shadow-', '/etc/gshadow', '/etc/gshadow-'];

/** Mounts over what of the host is private, which nobody in the machine can take away. */
function hidden({ folders, files }: PrivatePlaces): string[] {
  const seenAs = (path: string): string[] => {
    const linked = isIn(path, ['/etc', '/var']) ? [`${HOST_FOLDER}${path}`] : [];
    return isIn(path, OWN_FOLDERS) ? linked : [path, ...linked];
  };
  const emptied = [...folders, '/etc/ssh', '/var/tmp'].filter((path) => existsSync(path)).flatMap(seenAs);
  const voided = [...files, ...ROOTS_FILES].filter((path) => existsSync(path));
  return [
    ...emptied.flatMap((path) => ['--tmpfs', path]),
    ...voided.flatMap(seenAs).flatMap((path) => ['--ro-bind', '/dev/null', path]),
  ];
}

function settingsOf(
  spec: SandboxSpec,
  { setup, addresses }: { setup: SharedSetup; addresses: MachineSettings['listen'] },
): MachineSettings {
  const limited = setup.controlGroups.folders.length > 0;
  return {
    root: '',
    runDirectory: '/run/local-ec2',
    path: `${SHIM_FOLDER}:${withSystemFolders(setup.path)}`,
    environment: { LOCAL_EC2_OWNER: setup.mark },
    switchUsers: false,
    listen: addresses,
    ownNetwork: false,
    metadata: spec.metadata !== undefined,
    notices: [
      NOTICE,
      NOTHING_FILTERED,
      ...(limited ? [] : [`the memory of the instance type (${spec.memoryMib} MiB) is not enforced`]),
    ],
  };
}
