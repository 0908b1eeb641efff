import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MachineSettings } from '../../agent/protocol.ts';
import { NOTHING_FILTERED } from '../../contract/inbound-rule.ts';
import type { SandboxSpec } from '../../contract/sandbox.ts';
import type { ControlGroups } from '../../host/control-group.ts';
import { withSystemFolders } from '../../host/find-program.ts';
import { isIn } from '../../host/private-places.ts';
import { startMachine } from '../../host/start-machine.ts';
import { createLoopbackAddresses } from '../../network/loopback-address.ts';
import { networkSettings, type Plug, type PrivateNetwork } from '../../network/private-network.ts';
import { bindMountsOf } from '../bind-mounts.ts';
import { COMPILE_CACHE } from '../compile-cache.ts';
import type { DriverOptions } from '../driver-options.ts';
import { copyLayer, saveLayer } from '../layers.ts';
import type { MachineHost } from '../machine-sandbox.ts';
import { WITH_CAPABILITIES_OF_MACHINE } from '../setpriv-options.ts';
import { stopInit } from '../stop-init.ts';
import { INIT_SCRIPT } from './init-script.ts';
import { CACHE_FOLDER, diskFolder, formatMountTable, mountTable, otherDisks } from './mount-table.ts';

/** Setup that all sandboxes of the driver share. */
export interface SharedSetup extends DriverOptions {
  readonly directory: string;
  readonly mark: string;
  /** The layer above the host's root. */
  readonly layer: string;
  readonly setpriv: string;
  readonly unshare: string;
  /** Paths of the host that the machine must see. */
  readonly needed: readonly string[];
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
      if (!existsSync(base)) await makeDisk(base, spec.layer ?? setup.layer, setup);
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

/**
 * A disk starts as a copy of an image's changes. (They cannot be lower layers of the overlay: they lie below the
 * host's root, which is one already, and overlayfs refuses layers within layers.)
 */
async function makeDisk(base: string, image: string, setup: SharedSetup): Promise<void> {
  for (const folder of ['root', 'work', 'tmp'])
    mkdirSync(join(base, folder), { recursive: true, mode: 0o755 });
  await copyLayer(image, join(base, 'upper'));
  chmodSync(join(base, 'tmp'), 0o1777);
  const { privatePlaces } = setup;
  const disks = otherDisks(privatePlaces.folders);
  for (const index of disks.keys()) {
    for (const folder of ['upper', 'work'])
      mkdirSync(join(diskFolder(base, index), folder), { recursive: true });
  }
  const bindMounts = bindMountsOf(setup.needed, {
    '/tmp': Infinity,
    ...Object.fromEntries(privatePlaces.folders.map((folder) => [folder, Infinity])),
  });
  for (const window of bindMounts)
    makeMountPoint(window, isIn(window, ['/tmp']) ? base : join(base, 'upper'));
  writeFileSync(
    join(base, 'fstab'),
    formatMountTable(
      mountTable({
        base,
        cache: join(setup.directory, 'cache'),
        disks,
        privatePlaces,
        bindMounts,
        ownNetwork: setup.network !== undefined,
      }),
    ),
  );
}

function makeMountPoint(path: string, root: string): void {
  const target = root + path;
  if (statSync(path).isDirectory()) mkdirSync(target, { recursive: true });
  else {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, '');
  }
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
