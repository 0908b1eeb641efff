import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MachineSettings } from '../../agent/protocol.ts';
import { NOTHING_FILTERED } from '../../contract/inbound-rule.ts';
import type { SandboxSpec } from '../../contract/sandbox.ts';
import type { ControlGroups } from '../../host/control-group.ts';
import { withSystemFolders } from '../../host/find-program.ts';
import { isIn } from '../../host/private-places.ts';
import { startMachine } from '../../host/start-machine.ts';
import { createLoopbackAddresses } from '../../network/loopback-address.ts';
import { networkSettings, type Plug, type PrivateNetwork } from '../../network/private-network.ts';
import { COMPILE_CACHE } from '../compile-cache.ts';
import type { DriverOptions } from '../driver-options.ts';
import { copyLayer, saveLayer } from '../layers.ts';
import type { MachineHost } from '../machine-sandbox.ts';
import { WITH_CAPABILITIES_OF_MACHINE } from '../setpriv-options.ts';
import { stopInit } from '../stop-init.ts';
import { makeMountPoint } from './common-layer.ts';
import { INIT_SCRIPT } from './init-script.ts';
import { CACHE_FOLDER, diskFolder, formatMountTable, mountTable, otherDisks } from './mount-table.ts';

/** Setup that all sandboxes of the driver share. */
export interface SharedSetup extends DriverOptions {
  readonly directory: string;
  readonly mark: string;
  /** The layer above the host's root. */
  readonly layer: string;
  /** Disks have the layer below them; else each begins with a copy of it. */
  readonly layerIsShared: boolean;
  readonly setpriv: string;
  readonly unshare: string;
  /** Paths of the host that the machine must see although their folders are hidden. */
  readonly bindMounts: readonly string[];
  readonly controlGroups: ControlGroups;
  readonly network?: PrivateNetwork | undefined;
  readonly networkProblem: string;
  readonly sshd?: string | undefined;
}

/** Prepares the place of one namespace sandbox. */
export function createNamespaceHost(spec: SandboxSpec, setup: SharedSetup): MachineHost {
  const base = join(setup.directory, spec.instanceId);
  const { network, controlGroups } = setup;
  const addresses = createLoopbackAddresses();
  let plug: Plug | undefined;
  const rest = (): void => {
    if (plug !== undefined) network?.release(plug.address);
    plug = undefined;
  };
  return {
    start: async () => {
      if (!existsSync(base)) await makeDisk(base, spec.layer, setup);
      return startInit({ base, groups: controlGroups.create(spec.instanceId, spec), setup });
    },
    prepare: async (child) => {
      if (network !== undefined && child.pid !== undefined) {
        const { privateIp } = spec;
        const [inbound, outbound] = [spec.inbound?.(), spec.outbound?.()];
        plug = await network.attach({
          pid: child.pid,
          privateIp,
          publicIp: plug?.address,
          inbound,
          outbound,
        });
      }
      const own = network === undefined ? undefined : await networkSettings(network);
      return settingsOf(spec, { setup, addresses, own });
    },
    address: (listening) => {
      if (plug !== undefined) return { host: plug.address, port: listening.port };
      addresses.splice(0, addresses.length, listening);
      return listening;
    },
    ...(network !== undefined && {
      letIn: async (rules) => plug?.letIn(rules),
      letOut: async (outbound) => plug?.letOut(outbound),
    }),
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

/** A disk starts as a copy of an image's changes, or empty where the layer that all machines have lies below it. */
async function makeDisk(base: string, image: string | undefined, setup: SharedSetup): Promise<void> {
  const { layer, layerIsShared, privatePlaces, bindMounts } = setup;
  for (const folder of ['root', 'work', 'tmp'])
    mkdirSync(join(base, folder), { recursive: true, mode: 0o755 });
  const upper = join(base, 'upper');
  const start = image ?? (layerIsShared ? undefined : layer);
  if (start === undefined) mkdirSync(upper, { mode: 0o755 });
  else await copyLayer(start, upper);
  chmodSync(join(base, 'tmp'), 0o1777);
  const disks = otherDisks(privatePlaces.folders);
  for (const index of disks.keys()) {
    for (const folder of ['upper', 'work'])
      mkdirSync(join(diskFolder(base, index), folder), { recursive: true });
  }
  for (const path of bindMounts) if (isIn(path, ['/tmp'])) makeMountPoint(path, base);
  writeFileSync(
    join(base, 'fstab'),
    formatMountTable(
      mountTable({
        base,
        lower: layerIsShared ? `${layer}:/` : '/',
        cache: join(setup.directory, 'cache'),
        disks,
        privatePlaces,
        bindMounts,
        ownNetwork: setup.network !== undefined,
      }),
    ),
  );
}

function startInit({
  base,
  groups,
  setup,
}: {
  base: string;
  groups: readonly string[];
  setup: SharedSetup;
}): ChildProcess {
  const namespaces = [
    '--mount',
    '--pid',
    '--uts',
    '--ipc',
    ...(setup.network === undefined ? [] : ['--net']),
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
    setup.agentPath,
  ];
  const args = [
    '--pdeathsig',
    'SIGKILL',
    ...WITH_CAPABILITIES_OF_MACHINE,
    setup.unshare,
    ...namespaces,
    '--fork',
    '--kill-child',
    ...init,
  ];
  return startMachine([setup.setpriv, ...args], {
    cwd: '/',
    env: {
      PATH: withSystemFolders(setup.path),
      LOCAL_EC2_OWNER: setup.mark,
      [COMPILE_CACHE]: CACHE_FOLDER,
    },
  });
}

interface Context {
  readonly setup: SharedSetup;
  readonly addresses: MachineSettings['listen'];
  /** Absent when the machine shares the host's network. */
  readonly own: Awaited<ReturnType<typeof networkSettings>> | undefined;
}

function settingsOf(spec: SandboxSpec, { setup, addresses, own }: Context): MachineSettings {
  const ownNetwork = own !== undefined;
  return {
    root: '',
    runDirectory: '/run/local-ec2',
    path: withSystemFolders(setup.path),
    environment: { LOCAL_EC2_OWNER: setup.mark },
    switchUsers: true,
    listen: ownNetwork ? [{ host: '0.0.0.0', port: 22 }] : addresses,
    sshd: ownNetwork ? setup.sshd : undefined,
    ownNetwork,
    metadata: spec.metadata !== undefined,
    notices: [`this machine shares the host's network: ${setup.networkProblem}`, NOTHING_FILTERED],
    ...own,
  };
}
