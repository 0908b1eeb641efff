import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Body, BodyDriver, BodySpec } from '../body.ts';
import { BodyError } from '../body-error.ts';
import { warmCompileCache } from '../compile-cache.ts';
import { createControlGroups } from '../control-group.ts';
import type { DriverOptions } from '../driver-options.ts';
import { findProgram } from '../find-program.ts';
import { neededPaths } from '../host-windows.ts';
import { Janitor } from '../janitor.ts';
import { bootBody, MachineBody } from '../machine-body.ts';
import { runTool } from '../run-tool.ts';
import { tryBoot } from '../try-boot.ts';
import { makeCommonLayer } from './common-layer.ts';
import { createNamespaceHost, type Ground } from './namespace-host.ts';
import { createPrivateNetwork, describeNetwork, type PrivateNetwork } from './private-network.ts';

/** What the driver itself holds. */
interface Keeper {
  readonly janitor: Janitor;
  /** Resolves when the agent's compiled code is kept. */
  readonly warm: Promise<void>;
}

/** Bodies with namespaces of their own over a copy-on-write view of the host's disk. Linux, root. */
export class NamespaceDriver implements BodyDriver {
  readonly name = 'namespace';
  readonly #options: DriverOptions;
  readonly #bodies = new Set<Body>();
  #ground: Promise<Ground & Keeper> | undefined;

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  async probe(): Promise<{ usable: boolean; reason: string }> {
    const obstacle = this.#obstacle();
    if (obstacle !== undefined) return { usable: false, reason: obstacle };
    try {
      const ground = await this.#prepare();
      await tryBoot((spec) => this.#boot(spec), 'test "$(id -u)" = 0 && touch /etc/local-ec2-probe');
      return { usable: true, reason: await describe(ground) };
    } catch (error) {
      return { usable: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async boot(spec: BodySpec): Promise<Body> {
    await (await this.#prepare()).warm;
    return this.#boot(spec);
  }

  async alsoRemove(path: string): Promise<void> {
    (await this.#prepare()).janitor.alsoRemove(path);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#bodies].map((body) => body.kill()));
    if (this.#ground === undefined) return;
    const ground = await this.#ground;
    await ground.network?.close();
    await ground.janitor.dismiss();
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
  async #boot(spec: BodySpec): Promise<Body> {
    const ground = await this.#prepare();
    return bootBody(new MachineBody(spec, createNamespaceHost(spec, ground)), this.#bodies);
  }

  #prepare(): Promise<Ground & Keeper> {
    this.#ground ??= prepareGround(this.#options);
    return this.#ground;
  }
}

async function describe(ground: Ground): Promise<string> {
  const ssh = ground.sshd === undefined ? "the agent's SSH server" : 'OpenSSH';
  const network =
    ground.network === undefined
      ? `the host's network (${ground.networkProblem})`
      : await describeNetwork(ground.network);
  return `namespaces over the host's disk, ${ssh}, ${network}, ${ground.controlGroups.reason}`;
}

async function prepareGround(options: DriverOptions): Promise<Ground & Keeper> {
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
  const needed = neededPaths(options);
  const cache = join(directory, 'cache');
  mkdirSync(cache);
  const warm = warmCompileCache({ agentPath: options.agentPath, folder: cache, mark: name });
  const layer = join(directory, 'common');
  const hasSudo = findProgram('sudo', path) !== undefined;
  const network = await tryNetwork(tools);
  makeCommonLayer({
    layer,
    reachable: needed,
    ownNetwork: typeof network !== 'string',
    ...(hasSudo ? {} : { become: tools.setpriv }),
  });
  const sshd = findSshd(options, { ownNetwork: typeof network !== 'string' });
  return {
    ...tools,
    ...options,
    directory,
    mark: name,
    layer,
    needed,
    controlGroups,
    janitor,
    warm,
    ...(typeof network === 'string' ? { networkProblem: network } : { network, networkProblem: '' }),
    ...(sshd === undefined ? {} : { sshd }),
  };
}

/** OpenSSH needs port 22 of a network of its own, and the user that its package makes. */
function findSshd(options: DriverOptions, { ownNetwork }: { ownNetwork: boolean }): string | undefined {
  if (options.ssh === 'agent') return undefined;
  const sshd = findProgram('sshd', options.path);
  const hasUser = /^sshd:/m.test(readFileSync('/etc/passwd', 'utf8'));
  if (sshd !== undefined && hasUser && ownNetwork) return realpathSync(sshd);
  if (options.ssh !== 'openssh') return undefined;
  throw new BodyError(
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
