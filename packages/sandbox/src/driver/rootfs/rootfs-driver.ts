import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox, SandboxDriver, SandboxSpec } from '../../contract/sandbox.ts';
import { createControlGroups } from '../../host/control-group.ts';
import { findProgram } from '../../host/find-program.ts';
import { Janitor } from '../../host/janitor.ts';
import { createPrivateNetwork, describeNetwork } from '../../network/private-network.ts';
import { warmCompileCache } from '../compile-cache.ts';
import type { DriverOptions } from '../driver-options.ts';
import { MachineSandbox } from '../machine-sandbox.ts';
import { Machines } from '../machines.ts';
import { createRootfsHost, type RootfsSetup } from './rootfs-host.ts';
import { makeRootfsLayer } from './rootfs-layer.ts';

/** Sandboxes from a distribution's root file system, booted by its own cloud-init and OpenSSH. Linux, root. */
export class RootfsDriver implements SandboxDriver {
  readonly name = 'rootfs';
  readonly #options: DriverOptions;
  readonly #machines = new Machines();
  #setup: Promise<RootfsSetup & { janitor: Janitor }> | undefined;

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  async probe(): Promise<{ usable: boolean; reason: string }> {
    const obstacle = this.#obstacle();
    if (obstacle !== undefined) return { usable: false, reason: obstacle };
    try {
      const { rootfs, controlGroups, network } = await this.#prepare();
      const reason = `${rootfs} with its own cloud-init and OpenSSH, ${await describeNetwork(network)}, ${controlGroups.reason}`;
      return { usable: true, reason };
    } catch (error) {
      return { usable: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async limitsOutbound(): Promise<boolean> {
    return true;
  }

  async boot(spec: SandboxSpec): Promise<Sandbox> {
    return this.#machines.boot(
      async () => new MachineSandbox(spec, createRootfsHost(spec, await this.#prepare())),
    );
  }

  async alsoRemove(path: string): Promise<void> {
    (await this.#prepare()).janitor.alsoRemove(path);
  }

  async close(): Promise<void> {
    await this.#machines.close();
    if (this.#setup === undefined) return;
    const setup = await this.#setup;
    await setup.network.close();
    await setup.janitor.dismiss();
  }

  #obstacle(): string | undefined {
    const { rootfs, path } = this.#options;
    if (rootfs === undefined) return 'no root file system was given';
    if (platform() !== 'linux' || process.getuid?.() !== 0) return 'needs Linux and root';
    const inside = ['usr/bin/cloud-init', 'usr/sbin/sshd'].filter((file) => !existsSync(join(rootfs, file)));
    if (inside.length > 0) return `${rootfs} lacks ${inside.join(', ')}`;
    const missing = ['setpriv', 'unshare', 'mount', 'umount', 'pivot_root', 'chroot', 'ip'].filter(
      (tool) => findProgram(tool, path) === undefined,
    );
    return missing.length === 0 ? undefined : `not installed: ${missing.join(', ')}`;
  }

  #prepare(): Promise<RootfsSetup & { janitor: Janitor }> {
    this.#setup ??= prepareSharedSetup(this.#options);
    return this.#setup;
  }
}

async function prepareSharedSetup(options: DriverOptions): Promise<RootfsSetup & { janitor: Janitor }> {
  const directory = mkdtempSync(join(options.directory ?? tmpdir(), 'local-ec2-'));
  const mark = `local-ec2-${process.pid}-${randomBytes(4).toString('hex')}`;
  const controlGroups = createControlGroups(mark);
  const janitor = new Janitor({ mark, directory, cgroups: controlGroups.folders });
  const [setpriv = 'setpriv', unshare = 'unshare'] = ['setpriv', 'unshare'].map((tool) =>
    findProgram(tool, options.path),
  );
  const cache = join(directory, 'cache');
  mkdirSync(cache);
  mkdirSync(join(directory, 'stage'));
  const warm = warmCompileCache({ agentPath: options.agentPath, folder: cache, mark });
  const layer = join(directory, 'common');
  makeRootfsLayer(layer, options.rootfs ?? '');
  const slirp4netns = findProgram('slirp4netns', options.path);
  const network = await createPrivateNetwork({ setpriv, unshare, slirp4netns, logger: options.logger });
  await warm;
  return {
    ...options,
    rootfs: options.rootfs ?? '',
    directory,
    mark,
    layer,
    setpriv,
    unshare,
    controlGroups,
    network,
    janitor,
  };
}
