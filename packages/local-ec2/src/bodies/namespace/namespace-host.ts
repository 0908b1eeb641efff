import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BodySpec } from '../body.ts';
import { COMPILE_CACHE } from '../compile-cache.ts';
import type { ControlGroups } from '../control-group.ts';
import type { DriverOptions } from '../driver-options.ts';
import { withSystemFolders } from '../find-program.ts';
import { windowsOf } from '../host-windows.ts';
import { NOTHING_FILTERED } from '../inbound-rule.ts';
import { copyLayer, saveLayer } from '../layers.ts';
import { createLoopbackAddresses } from '../loopback-address.ts';
import type { MachineHost } from '../machine-body.ts';
import type { MachineSettings } from '../protocol.ts';
import { WITHOUT_POWER_OVER_HOST } from '../setpriv-options.ts';
import { stopInit } from '../stop-init.ts';
import { INIT_SCRIPT } from './init-script.ts';
import { CACHE_FOLDER, diskFolder, formatMountTable, mountTable, otherDisks } from './mount-table.ts';
import { networkSettings, type Plug, type PrivateNetwork } from './private-network.ts';

/** What all bodies of the driver stand on. */
export interface Ground extends DriverOptions {
  readonly directory: string;
  readonly mark: string;
  /** The layer above the host's root. */
  readonly layer: string;
  readonly setpriv: string;
  readonly unshare: string;
  /** Paths of the host that the machine must see. */
  readonly needed: readonly string[];
  readonly controlGroups: ControlGroups;
  readonly network?: PrivateNetwork;
  readonly networkProblem: string;
  readonly sshd?: string;
}

/** Prepares the place of one namespace body. */
export function createNamespaceHost(spec: BodySpec, ground: Ground): MachineHost {
  const base = join(ground.directory, spec.instanceId);
  const { network, controlGroups } = ground;
  const addresses = createLoopbackAddresses();
  let plug: Plug | undefined;
  const rest = (): void => {
    if (plug !== undefined) network?.release(plug.address);
    plug = undefined;
  };
  return {
    start: async () => {
      if (!existsSync(base)) await makeDisk(base, spec.layer ?? ground.layer, ground);
      return startInit({ base, groups: controlGroups.create(spec.instanceId, spec), ground });
    },
    prepare: async (child) => {
      if (network !== undefined && child.pid !== undefined) {
        const { privateIp } = spec;
        const inbound = spec.inbound?.();
        plug = await network.attach({ pid: child.pid, privateIp, publicIp: plug?.address, inbound });
      }
      const own = network === undefined ? undefined : await networkSettings(network);
      return settingsOf(spec, { ground, addresses, own });
    },
    address: (listening) => {
      if (plug !== undefined) return { host: plug.address, port: listening.port };
      addresses.splice(0, addresses.length, listening);
      return listening;
    },
    ...(network !== undefined && { letIn: async (rules) => plug?.letIn(rules) }),
    stop: (link) => stopInit(link),
    rest,
    snapshot: (directory) => saveLayer(join(base, 'upper'), directory),
    remove: async () => {
      controlGroups.remove(spec.instanceId);
      rest();
      await rm(base, { recursive: true, force: true });
    },
  };
}

/**
 * A disk starts as a copy of an image's changes. (They cannot be lower layers of the overlay: they lie below the
 * host's root, which is one already, and overlayfs refuses layers within layers.)
 */
async function makeDisk(base: string, image: string, ground: Ground): Promise<void> {
  for (const folder of ['root', 'work', 'tmp'])
    mkdirSync(join(base, folder), { recursive: true, mode: 0o755 });
  await copyLayer(image, join(base, 'upper'));
  chmodSync(join(base, 'tmp'), 0o1777);
  const disks = otherDisks();
  for (const index of disks.keys()) {
    for (const folder of ['upper', 'work'])
      mkdirSync(join(diskFolder(base, index), folder), { recursive: true });
  }
  const windows = windowsOf(ground.needed, { '/tmp': 1 });
  for (const window of windows) mkdirSync(join(base, window), { recursive: true });
  writeFileSync(
    join(base, 'fstab'),
    formatMountTable(
      mountTable({
        base,
        cache: join(ground.directory, 'cache'),
        disks,
        windows,
        ownNetwork: ground.network !== undefined,
      }),
    ),
  );
}

function startInit({
  base,
  groups,
  ground,
}: {
  base: string;
  groups: readonly string[];
  ground: Ground;
}): ChildProcess {
  const namespaces = [
    '--mount',
    '--pid',
    '--uts',
    '--ipc',
    ...(ground.network === undefined ? [] : ['--net']),
  ];
  const init = [
    '/bin/sh',
    '-c',
    INIT_SCRIPT,
    'init',
    base,
    join(base, 'fstab'),
    groups.join(' '),
    process.execPath,
    ground.agentPath,
  ];
  const args = [
    '--pdeathsig',
    'SIGKILL',
    ...WITHOUT_POWER_OVER_HOST,
    ground.unshare,
    ...namespaces,
    '--fork',
    '--kill-child',
    ...init,
  ];
  return spawn(ground.setpriv, args, {
    cwd: '/',
    detached: true,
    stdio: 'pipe',
    env: {
      PATH: withSystemFolders(ground.path),
      LOCAL_EC2_OWNER: ground.mark,
      [COMPILE_CACHE]: CACHE_FOLDER,
    },
  });
}

interface Surroundings {
  readonly ground: Ground;
  readonly addresses: MachineSettings['listen'];
  /** Absent when the machine shares the host's network. */
  readonly own: Awaited<ReturnType<typeof networkSettings>> | undefined;
}

function settingsOf(spec: BodySpec, { ground, addresses, own }: Surroundings): MachineSettings {
  const ownNetwork = own !== undefined;
  const metadata =
    ownNetwork || spec.imdsUrl === undefined ? {} : { AWS_EC2_METADATA_SERVICE_ENDPOINT: spec.imdsUrl };
  return {
    root: '',
    runDirectory: '/run/local-ec2',
    path: withSystemFolders(ground.path),
    environment: { LOCAL_EC2_OWNER: ground.mark, ...metadata },
    switchUsers: true,
    listen: ownNetwork ? [{ host: '0.0.0.0', port: 22 }] : addresses,
    ...(ownNetwork && ground.sshd !== undefined ? { sshd: ground.sshd } : {}),
    ownNetwork,
    metadata: ownNetwork && spec.imdsUrl !== undefined,
    notices: [`this machine shares the host's network: ${ground.networkProblem}`, NOTHING_FILTERED],
    ...own,
  };
}
