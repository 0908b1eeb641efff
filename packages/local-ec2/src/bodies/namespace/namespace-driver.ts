import { randomBytes } from 'node:crypto';
import { mkdtempSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Body, BodyDriver, BodySpec } from '../body.ts';
import { BodyError } from '../body-error.ts';
import type { DriverOptions } from '../driver-options.ts';
import { findProgram } from '../find-program.ts';
import { Janitor } from '../janitor.ts';
import { MachineBody } from '../machine-body.ts';
import { runTool } from '../run-tool.ts';
import { makeCommonLayer } from './common-layer.ts';
import { createControlGroups } from './control-group.ts';
import { createNamespaceHost, type Ground } from './namespace-host.ts';
import { createPrivateNetwork, type PrivateNetwork } from './private-network.ts';

/** Bodies with namespaces of their own over a copy-on-write view of the host's disk. Linux, root. */
export class NamespaceDriver implements BodyDriver {
  readonly name = 'namespace';
  readonly #options: DriverOptions;
  readonly #bodies = new Set<Body>();
  #ground: Promise<Ground & { janitor: Janitor }> | undefined;

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  async probe(): Promise<{ usable: boolean; reason: string }> {
    const obstacle = this.#obstacle();
    if (obstacle !== undefined) return { usable: false, reason: obstacle };
    try {
      const ground = await this.#prepare();
      await this.#tryBoot();
      return { usable: true, reason: describe(ground) };
    } catch (error) {
      return { usable: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async boot(spec: BodySpec): Promise<Body> {
    const ground = await this.#prepare();
    const body = new MachineBody(spec, createNamespaceHost(spec, ground));
    this.#bodies.add(body);
    await body.powerOn();
    return body;
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

  /** The smallest machine there can be: it shows that mounts, namespaces and the agent work here. */
  async #tryBoot(): Promise<void> {
    const body = await this.boot({
      instanceId: `probe-${randomBytes(4).toString('hex')}`,
      hostname: 'probe',
      privateIp: '10.255.255.254',
      memoryMib: 512,
      vcpus: 1,
      sshUser: 'probe',
      authorizedKeys: [],
      onConsole: () => undefined,
      onPowerOff: () => undefined,
    });
    const { exitCode, stderr } = await body.exec('test "$(id -u)" = 0 && touch /etc/local-ec2-probe');
    await body.kill();
    this.#bodies.delete(body);
    if (exitCode !== 0)
      throw new BodyError('DRIVER_UNUSABLE', `a trial machine did not work: ${stderr.trim()}`);
  }

  #prepare(): Promise<Ground & { janitor: Janitor }> {
    this.#ground ??= prepareGround(this.#options);
    return this.#ground;
  }
}

function describe(ground: Ground): string {
  const ssh = ground.sshd === undefined ? "the agent's SSH server" : 'OpenSSH';
  const network =
    ground.network === undefined ? `the host's network (${ground.networkProblem})` : 'a private network';
  return `namespaces over the host's disk, ${ssh}, ${network}, ${ground.controlGroups.reason}`;
}

async function prepareGround(options: DriverOptions): Promise<Ground & { janitor: Janitor }> {
  const { path } = options;
  const directory = mkdtempSync(join(options.directory ?? tmpdir(), 'local-ec2-'));
  const name = `local-ec2-${randomBytes(6).toString('hex')}`;
  const controlGroups = createControlGroups(name);
  const janitor = new Janitor({ mark: name, directory, cgroups: controlGroups.folders });
  const tools = {
    setpriv: findProgram('setpriv', path) ?? 'setpriv',
    unshare: findProgram('unshare', path) ?? 'unshare',
  };
  const needed = neededPaths(options);
  const layer = join(directory, 'common');
  const hasSudo = findProgram('sudo', path) !== undefined;
  makeCommonLayer({ layer, reachable: needed, ...(hasSudo ? {} : { become: tools.setpriv }) });
  const network = await tryNetwork(tools);
  const sshd = findProgram('sshd', path);
  return {
    ...tools,
    ...options,
    directory,
    mark: name,
    layer,
    needed,
    controlGroups,
    janitor,
    ...(typeof network === 'string' ? { networkProblem: network } : { network, networkProblem: '' }),
    ...(sshd === undefined || (await lacksSshdUser()) ? {} : { sshd: realpathSync(sshd) }),
  };
}

async function lacksSshdUser(): Promise<boolean> {
  const { ok } = await runTool('grep', ['-q', '^sshd:', '/etc/passwd']);
  return !ok;
}

async function tryNetwork(tools: { setpriv: string; unshare: string }): Promise<PrivateNetwork | string> {
  const ip = await runTool('ip', ['-V']);
  if (!ip.ok) return 'no working `ip`';
  try {
    return await createPrivateNetwork(tools);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What the machine must see of the host: Node, the agent and its libraries, the folders of PATH. */
function neededPaths(options: DriverOptions): string[] {
  const library = createRequire(options.agentPath).resolve('ssh2');
  const files = [process.execPath, options.agentPath, library].flatMap((file) => [file, realpathSync(file)]);
  return [
    ...new Set([
      ...files.map((file) => dirname(file)),
      ...options.path.split(':').filter((folder) => folder.startsWith('/')),
    ]),
  ];
}
