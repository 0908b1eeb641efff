import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BodySpec } from '../body.ts';
import { COMPILE_CACHE } from '../compile-cache.ts';
import type { ControlGroups } from '../control-group.ts';
import type { DriverOptions } from '../driver-options.ts';
import { withSystemFolders } from '../find-program.ts';
import { copyLayer, saveLayer } from '../layers.ts';
import type { MachineHost } from '../machine-body.ts';
import { formatMountTable, systemMounts } from '../namespace/mount-table.ts';
import { networkSettings, type Plug, type PrivateNetwork } from '../namespace/private-network.ts';
import type { MachineSettings } from '../protocol.ts';
import { WITHOUT_POWER_OVER_HOST } from '../setpriv-options.ts';
import { stopInit } from '../stop-init.ts';
import { ROOTFS_INIT } from './rootfs-init.ts';
import { firmwareMounts, writeCloudSource } from './rootfs-layer.ts';

/** What all bodies of the driver stand on. */
export interface RootfsGround extends DriverOptions {
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

/** Prepares the place of one body. */
export function createRootfsHost(spec: BodySpec, ground: RootfsGround): MachineHost {
  const base = join(ground.directory, spec.instanceId);
  let plug: Plug | undefined;
  const rest = (): void => {
    if (plug !== undefined) ground.network.release(plug.address);
    plug = undefined;
  };
  return {
    start: async () => {
      if (!existsSync(base)) await makeDisk(base, spec, ground);
      return startInit({ base, groups: ground.controlGroups.create(spec.instanceId, spec), ground });
    },
    prepare: async (child) => {
      const { privateIp } = spec;
      const inbound = spec.inbound?.();
      plug = await ground.network.attach({
        pid: child.pid ?? 0,
        privateIp,
        publicIp: plug?.address,
        inbound,
      });
      return { ...settingsOf(base, spec, ground), ...(await networkSettings(ground.network)) };
    },
    address: (listening) => ({ host: plug?.address ?? listening.host, port: listening.port }),
    letIn: async (rules) => plug?.letIn(rules),
    stop: (link) => stopInit(link),
    rest,
    snapshot: (directory) => saveLayer(join(base, 'upper'), directory),
    remove: async () => {
      ground.controlGroups.remove(spec.instanceId);
      rest();
      await rm(base, { recursive: true, force: true });
    },
  };
}

async function makeDisk(base: string, spec: BodySpec, ground: RootfsGround): Promise<void> {
  for (const folder of ['root', 'work', 'tmp'])
    mkdirSync(join(base, folder), { recursive: true, mode: 0o755 });
  const upper = join(base, 'upper');
  await copyLayer(spec.layer ?? ground.layer, upper);
  writeCloudSource(upper, spec);
  chmodSync(join(base, 'tmp'), 0o1777);
  const root = join(base, 'root');
  const options = `lowerdir=${ground.rootfs},upperdir=${upper},workdir=${join(base, 'work')}`;
  const overlay = { source: 'overlay', target: root, type: 'overlay', options };
  writeFileSync(
    join(base, 'fstab'),
    formatMountTable([overlay, ...systemMounts(base, { ownNetwork: true }), ...firmwareMounts(base)]),
  );
}

function startInit({
  base,
  groups,
  ground,
}: {
  base: string;
  groups: readonly string[];
  ground: RootfsGround;
}): ChildProcess {
  const init = [
    '/bin/sh',
    '-c',
    ROOTFS_INIT,
    'init',
    join(base, 'fstab'),
    groups.join(' '),
    process.execPath,
    ground.agentPath,
  ];
  const namespaces = ['--mount', '--pid', '--uts', '--ipc', '--net', '--fork', '--kill-child'];
  return spawn(
    ground.setpriv,
    ['--pdeathsig', 'SIGKILL', ...WITHOUT_POWER_OVER_HOST, ground.unshare, ...namespaces, ...init],
    {
      cwd: '/',
      detached: true,
      stdio: 'pipe',
      env: {
        PATH: withSystemFolders(ground.path),
        LOCAL_EC2_OWNER: ground.mark,
        [COMPILE_CACHE]: join(ground.directory, 'cache'),
      },
    },
  );
}

function settingsOf(base: string, spec: BodySpec, ground: RootfsGround): MachineSettings {
  return {
    root: join(base, 'root'),
    runDirectory: '/run/local-ec2',
    path: withSystemFolders(''),
    environment: { LOCAL_EC2_OWNER: ground.mark },
    switchUsers: true,
    entered: true,
    cloudInit: true,
    listen: [{ host: '0.0.0.0', port: 22 }],
    sshd: '/usr/sbin/sshd',
    ownNetwork: true,
    metadata: spec.imdsUrl !== undefined,
    notices: [],
  };
}
