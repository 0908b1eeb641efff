import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MachineSettings } from '../../agent/protocol.ts';
import type { SandboxSpec } from '../../contract/sandbox.ts';
import type { ControlGroups } from '../../host/control-group.ts';
import { withSystemFolders } from '../../host/find-program.ts';
import { startMachine } from '../../host/start-machine.ts';
import { networkSettings, type Plug, type PrivateNetwork } from '../../network/private-network.ts';
import { neededPaths } from '../bind-mounts.ts';
import { COMPILE_CACHE } from '../compile-cache.ts';
import type { DriverOptions } from '../driver-options.ts';
import { copyLayer, saveLayer } from '../layers.ts';
import type { MachineHost } from '../machine-sandbox.ts';
import { formatMountTable, systemMounts } from '../namespace/mount-table.ts';
import { WITH_CAPABILITIES_OF_MACHINE } from '../setpriv-options.ts';
import { stopInit } from '../stop-init.ts';
import { ROOTFS_INIT, STAGE_PATHS } from './rootfs-init.ts';
import { firmwareMounts, writeCloudSource } from './rootfs-layer.ts';

/** Setup that all sandboxes of the driver share. */
export interface RootfsSetup extends DriverOptions {
  /** The distribution's root file system; never written. */
  readonly rootfs: string;
  readonly directory: string;
  readonly mark: string;
  readonly layer: string;
  readonly setpriv: string;
  readonly unshare: string;
  readonly controlGroups: ControlGroups;
  readonly network: PrivateNetwork;
}

/** Prepares the place of one sandbox. */
export function createRootfsHost(spec: SandboxSpec, setup: RootfsSetup): MachineHost {
  const base = join(setup.directory, spec.instanceId);
  let plug: Plug | undefined;
  const rest = (): void => {
    if (plug !== undefined) setup.network.release(plug.address);
    plug = undefined;
  };
  return {
    start: async () => {
      if (!existsSync(base)) await makeDisk(base, spec, setup);
      return startInit({ base, groups: setup.controlGroups.create(spec.instanceId, spec), setup });
    },
    prepare: async (child) => {
      const { privateIp } = spec;
      const [inbound, outbound] = [spec.inbound?.(), spec.outbound?.()];
      plug = await setup.network.attach({
        pid: child.pid ?? 0,
        privateIp,
        publicIp: plug?.address,
        inbound,
        outbound,
      });
      return { ...settingsOf(base, spec, setup), ...(await networkSettings(setup.network)) };
    },
    address: (listening) => ({ host: plug?.address ?? listening.host, port: listening.port }),
    letIn: async (rules) => plug?.letIn(rules),
    letOut: async (outbound) => plug?.letOut(outbound),
    stop: (link) => stopInit(link),
    rest,
    snapshot: (directory) => saveLayer(join(base, 'upper'), directory),
    remove: async () => {
      setup.controlGroups.remove(spec.instanceId);
      rest();
      await rm(base, { recursive: true, force: true });
    },
  };
}

async function makeDisk(base: string, spec: SandboxSpec, setup: RootfsSetup): Promise<void> {
  for (const folder of ['root', 'work', 'tmp'])
    mkdirSync(join(base, folder), { recursive: true, mode: 0o755 });
  const upper = join(base, 'upper');
  await copyLayer(spec.layer ?? setup.layer, upper);
  writeCloudSource(upper, spec);
  chmodSync(join(base, 'tmp'), 0o1777);
  const root = join(base, 'root');
  const options = `lowerdir=${setup.rootfs},upperdir=${upper},workdir=${join(base, 'work')}`;
  const overlay = { source: 'overlay', target: root, type: 'overlay', options };
  writeFileSync(
    join(base, 'fstab'),
    formatMountTable([overlay, ...systemMounts(base, { ownNetwork: true }), ...firmwareMounts(base)]),
  );
}

function startInit({
  base,
  groups,
  setup,
}: {
  base: string;
  groups: readonly string[];
  setup: RootfsSetup;
}): ChildProcess {
  const init = [
    '/bin/sh',
    '-c',
    ROOTFS_INIT,
    'init',
    join(base, 'fstab'),
    groups.join(' '),
    process.execPath,
    setup.agentPath,
    ...[...STAGE_PATHS, ...neededPaths({ agentPath: setup.agentPath, path: '' })].filter((path) =>
      existsSync(path),
    ),
    join(setup.directory, 'cache'),
  ];
  const namespaces = ['--mount', '--pid', '--uts', '--ipc', '--net', '--fork', '--kill-child'];
  return startMachine(
    [
      setup.setpriv,
      '--pdeathsig',
      'SIGKILL',
      ...WITH_CAPABILITIES_OF_MACHINE,
      setup.unshare,
      ...namespaces,
      ...init,
    ],
    {
      cwd: '/',
      env: {
        PATH: withSystemFolders(setup.path),
        LOCAL_EC2_OWNER: setup.mark,
        [COMPILE_CACHE]: join(setup.directory, 'cache'),
      },
    },
  );
}

function settingsOf(base: string, spec: SandboxSpec, setup: RootfsSetup): MachineSettings {
  return {
    root: join(base, 'root'),
    runDirectory: '/run/local-ec2',
    path: withSystemFolders(''),
    environment: { LOCAL_EC2_OWNER: setup.mark },
    switchUsers: true,
    entered: true,
    cloudInit: true,
    listen: [{ host: '0.0.0.0', port: 22 }],
    sshd: '/usr/sbin/sshd',
    ownNetwork: true,
    metadata: spec.metadata !== undefined,
    notices: [],
  };
}
