import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertReachesEverything } from '../../contract/outbound-rule.ts';
import type { Sandbox, SandboxDriver, SandboxSpec } from '../../contract/sandbox.ts';
import { SandboxError } from '../../contract/sandbox-error.ts';
import { createControlGroups } from '../../host/control-group.ts';
import { findProgram } from '../../host/find-program.ts';
import { Janitor } from '../../host/janitor.ts';
import { runTool } from '../../host/run-tool.ts';
import { createPrivateNetwork, describeNetwork, type PrivateNetwork } from '../../network/private-network.ts';
import { bindMountsOf, machinePath, neededPaths } from '../bind-mounts.ts';
import { warmCompileCache } from '../compile-cache.ts';
import type { DriverOptions } from '../driver-options.ts';
import { MachineSandbox } from '../machine-sandbox.ts';
import { Machines } from '../machines.ts';
import { tryBoot } from '../try-boot.ts';
import { makeCommonLayer } from './common-layer.ts';
import { createNamespaceHost, type SharedSetup } from './namespace-host.ts';
import { sharedLayerFolder } from './shared-layer.ts';

/** Resources of the driver itself. */
interface Guard {
  readonly janitor: Janitor;
  /** Resolves when the agent's compiled code is kept. */
  readonly warm: Promise<void>;
}

/** Sandboxes with namespaces of their own over a copy-on-write view of the host's disk. Linux, root. */
export class NamespaceDriver implements SandboxDriver {
  readonly name = 'namespace';
  readonly #options: DriverOptions;
  readonly #machines = new Machines();
  #setup: Promise<SharedSetup & Guard> | undefined;

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  async probe(): Promise<{ usable: boolean; reason: string }> {
    const obstacle = this.#obstacle();
    if (obstacle !== undefined) return { usable: false, reason: obstacle };
    try {
      const setup = await this.#prepare();
      await tryBoot((spec) => this.#tryOut(spec), 'test "$(id -u)" = 0 && touch /etc/local-ec2-probe');
      return { usable: true, reason: await describe(setup) };
    } catch (error) {
      return { usable: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async limitsOutbound(): Promise<boolean> {
    return (await this.#prepare()).network !== undefined;
  }

  async boot(spec: SandboxSpec): Promise<Sandbox> {
    return this.#machines.boot(async () => {
      const setup = await this.#prepare();
      if (setup.network === undefined)
        assertReachesEverything(spec.outbound, `${this.name} (without a network)`);
      await setup.warm;
      return new MachineSandbox(spec, createNamespaceHost(spec, setup));
    });
  }

  async alsoRemove(path: string): Promise<void> {
    (await this.#prepare()).janitor.alsoRemove(path);
  }

  async close(): Promise<void> {
    await this.#machines.close();
    if (this.#setup === undefined) return;
    const setup = await this.#setup;
    await setup.network?.close();
    await setup.janitor.dismiss();
  }

  #obstacle(): string | undefined {
    if (platform() !== 'linux') return 'namespaces exist on Linux only';
    if (process.getuid?.() !== 0) return 'namespaces with an overlay of the whole disk need root';
    const missing = ['setpriv', 'unshare', 'mount', 'umount', 'pivot_root'].filter(
      (tool) => findProgram(tool, this.#options.path) === undefined,
    );
    return missing.length === 0 ? undefined : `not installed: ${missing.join(', ')}`;
  }

  /** The trial does not wait for the compiled agent; it runs beside its making. */
  #tryOut(spec: SandboxSpec): Promise<Sandbox> {
    return this.#machines.boot(
      async () => new MachineSandbox(spec, createNamespaceHost(spec, await this.#prepare())),
    );
  }

  #prepare(): Promise<SharedSetup & Guard> {
    this.#setup ??= prepareSharedSetup(this.#options);
    return this.#setup;
  }
}

async function describe(setup: SharedSetup): Promise<string> {
  const ssh = setup.sshd === undefined ? "the agent's SSH server" : 'OpenSSH';
  const network =
    setup.network === undefined
      ? `the host's network (${setup.networkProblem})`
      : await describeNetwork(setup.network);
  return `namespaces over the host's disk, ${ssh}, ${network}, ${setup.controlGroups.reason}`;
}

async function prepareSharedSetup(options: DriverOptions): Promise<SharedSetup & Guard> {
  const { path } = options;
  const directory = mkdtempSync(join(options.directory ?? tmpdir(), 'local-ec2-'));
  const name = `local-ec2-${process.pid}-${randomBytes(4).toString('hex')}`;
  const controlGroups = createControlGroups(name);
  const janitor = new Janitor({ mark: name, directory, cgroups: controlGroups.folders });
  const tools = {
    setpriv: findProgram('setpriv', path) ?? 'setpriv',
    unshare: findProgram('unshare', path) ?? 'unshare',
    slirp4netns: findProgram('slirp4netns', path),
    logger: options.logger,
  };
  const { agentPath, privatePlaces } = options;
  const ownPath = machinePath(path, privatePlaces.folders);
  const needed = neededPaths({ agentPath, path: ownPath });
  const cache = join(directory, 'cache');
  mkdirSync(cache);
  const warm = warmCompileCache({ agentPath: options.agentPath, folder: cache, mark: name });
  const folder = sharedLayerFolder(directory);
  if (folder !== undefined) janitor.alsoRemove(folder);
  const layer = join(folder ?? directory, 'common');
  const bindMounts = bindMountsOf(
    needed,
    Object.fromEntries(['/tmp', ...privatePlaces.folders].map((hidden) => [hidden, Infinity])),
  );
  const hasSudo = findProgram('sudo', path) !== undefined;
  const network = await tryNetwork(tools);
  await makeCommonLayer({
    layer,
    privatePlaces,
    unshare: tools.unshare,
    reachable: needed,
    bindMounts,
    ownNetwork: typeof network !== 'string',
    become: hasSudo ? undefined : tools.setpriv,
  });
  const sshd = findSshd(options, { ownNetwork: typeof network !== 'string' });
  return {
    ...tools,
    ...options,
    path: ownPath,
    directory,
    mark: name,
    layer,
    layerIsShared: folder !== undefined,
    bindMounts,
    controlGroups,
    janitor,
    warm,
    network: typeof network === 'string' ? undefined : network,
    networkProblem: typeof network === 'string' ? network : '',
    sshd,
  };
}

/** OpenSSH needs port 22 of a network of its own, and the user that its package creates. */
function findSshd(options: DriverOptions, { ownNetwork }: { ownNetwork: boolean }): string | undefined {
  if (options.ssh === 'agent') return undefined;
  const sshd = findProgram('sshd', options.path);
  const hasUser = /^sshd:/m.test(readFileSync('/etc/passwd', 'utf8'));
  if (sshd !== undefined && hasUser && ownNetwork) return realpathSync(sshd);
  if (options.ssh !== 'openssh') return undefined;
  throw new SandboxError(
    'DRIVER_UNUSABLE',
    "OpenSSH's server is not installed, or there is no private network for it",
  );
}

async function tryNetwork(
  tools: Parameters<typeof createPrivateNetwork>[0],
): Promise<PrivateNetwork | string> {
  const ip = await runTool('ip', ['-V']);
  if (!ip.ok) return 'no working `ip`';
  try {
    return await createPrivateNetwork(tools);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
