import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineSettings } from '../../agent/protocol.ts';
import { NOTHING_FILTERED } from '../../contract/inbound-rule.ts';
import { assertReachesEverything } from '../../contract/outbound-rule.ts';
import type { Sandbox, SandboxDriver, SandboxSpec } from '../../contract/sandbox.ts';
import { findProgram } from '../../host/find-program.ts';
import { Janitor, sweepProcesses } from '../../host/janitor.ts';
import { startMachine } from '../../host/start-machine.ts';
import { createLoopbackAddresses } from '../../network/loopback-address.ts';
import type { AgentLink } from '../agent-link.ts';
import { COMPILE_CACHE, warmCompileCache } from '../compile-cache.ts';
import type { DriverOptions } from '../driver-options.ts';
import { type MachineHost, MachineSandbox } from '../machine-sandbox.ts';
import { Machines } from '../machines.ts';
import { maskPower } from '../masked-power.ts';
import { writeShims } from '../shims.ts';

const OWN_POWER = "absolute paths such as /sbin/poweroff are THIS MACHINE'S OWN";
const NOTICE =
  'process sandbox: NO ISOLATION, commands run as the user of the endpoint, files of /etc, /home, /root... go below a folder of their own, packages are not installed';

/** Sandboxes that are plain processes with a folder and a home of their own. Runs wherever Node runs; isolates nothing. */
export class ProcessDriver implements SandboxDriver {
  readonly name = 'process';
  readonly #options: DriverOptions;
  readonly #directory: string;
  readonly #janitor: Janitor;
  readonly #machines = new Machines();
  readonly #mark = randomBytes(8).toString('hex');
  #ready: Promise<readonly string[]> | undefined;

  constructor(options: DriverOptions) {
    this.#options = options;
    this.#directory = mkdtempSync(join(options.directory ?? tmpdir(), 'local-ec2-'));
    this.#janitor = new Janitor({ mark: this.#mark, directory: this.#directory });
    const bin = join(this.#directory, 'bin');
    writeShims(bin, { seenAs: bin });
  }

  async probe(): Promise<{ usable: boolean; reason: string }> {
    const usable = platform() !== 'win32';
    return { usable, reason: usable ? 'plain processes, no isolation at all' : 'needs a POSIX shell' };
  }

  async limitsOutbound(): Promise<boolean> {
    return false;
  }

  async boot(spec: SandboxSpec): Promise<Sandbox> {
    assertReachesEverything(spec.outbound, this.name);
    return this.#machines.boot(async () => {
      this.#ready ??= this.#prepare();
      const place = {
        directory: this.#directory,
        mark: this.#mark,
        agentPath: this.#options.agentPath,
        path: this.#options.path,
        start: await this.#ready,
      };
      return new MachineSandbox(spec, createProcessHost(spec, place));
    });
  }

  async #prepare(): Promise<readonly string[]> {
    const folder = join(this.#directory, 'cache');
    const warm = warmCompileCache({ agentPath: this.#options.agentPath, folder, mark: this.#mark });
    const start = await maskPower(join(this.#directory, 'bin'));
    await warm;
    return start;
  }

  async alsoRemove(path: string): Promise<void> {
    this.#janitor.alsoRemove(path);
  }

  async close(): Promise<void> {
    await this.#machines.close();
    await this.#janitor.dismiss();
  }
}

interface Place {
  readonly directory: string;
  readonly mark: string;
  readonly agentPath: string;
  readonly path: string;
  /** Words before the agent on its command line. */
  readonly start: readonly string[];
}

function createProcessHost(spec: SandboxSpec, place: Place): MachineHost {
  const home = join(place.directory, spec.instanceId);
  const disk = join(home, 'disk');
  const mark = `${place.mark}-${spec.instanceId}.`;
  const addresses = createLoopbackAddresses();
  return {
    start: async () => {
      await makeDisk(disk, spec.layer);
      return startAgent({
        command: [...withoutNewPrivileges(place.path), ...place.start, process.execPath, place.agentPath],
        environment: {
          PATH: place.path,
          LOCAL_EC2_OWNER: mark,
          [COMPILE_CACHE]: join(place.directory, 'cache'),
        },
        directory: disk,
      });
    },
    prepare: async () => settingsOf({ spec, place, disk, mark, addresses }),
    address: (listening) => {
      addresses.splice(0, addresses.length, listening);
      return listening;
    },
    stop: (link) => stopProcesses(link, mark),
    snapshot: async (directory) => {
      const layer = join(directory, `layer-${randomBytes(6).toString('hex')}`);
      await cp(disk, layer, { recursive: true, verbatimSymlinks: true });
      return layer;
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

function settingsOf(options: {
  spec: SandboxSpec;
  place: Place;
  disk: string;
  mark: string;
  addresses: MachineSettings['listen'];
}): MachineSettings {
  const { spec, place } = options;
  return {
    root: options.disk,
    runDirectory: '/run/local-ec2',
    path: `${join(place.directory, 'bin')}:${place.path}`,
    environment: { LOCAL_EC2_OWNER: options.mark, TMPDIR: join(options.disk, 'tmp') },
    switchUsers: false,
    listen: options.addresses,
    ownNetwork: false,
    metadata: spec.metadata !== undefined,
    notices: [
      NOTICE,
      NOTHING_FILTERED,
      ...(place.start.length === 0 ? [OWN_POWER] : []),
      `the memory of the instance type (${spec.memoryMib} MiB) is not enforced`,
    ],
  };
}

async function makeDisk(disk: string, layer: string | undefined): Promise<void> {
  if (layer !== undefined) await cp(layer, disk, { recursive: true, verbatimSymlinks: true, force: false });
  for (const folder of ['etc', 'home', 'root', 'tmp', 'var/log', 'run/local-ec2'])
    mkdirSync(join(disk, folder), { recursive: true });
  const passwd = join(disk, 'etc/passwd');
  if (existsSync(passwd)) return;
  const ids = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  writeFileSync(passwd, `root:x:${ids}:root:/root:/bin/sh\n`);
  writeFileSync(join(disk, 'etc/group'), 'root:x:0:\n');
}

/** What it runs stays the endpoint's user: no `sudo` of this machine makes it another one. */
function withoutNewPrivileges(path: string): string[] {
  const setpriv = platform() === 'linux' ? findProgram('setpriv', path) : undefined;
  return setpriv === undefined ? [] : [setpriv, '--no-new-privs'];
}

/** Starts the agent as a process of this machine. */
function startAgent(options: {
  command: readonly string[];
  environment: Record<string, string>;
  directory: string;
}): ChildProcess {
  return startMachine(options.command, { cwd: options.directory, env: options.environment });
}

/** Daemons that left their session still carry the mark of the sandbox. */
async function stopProcesses(link: AgentLink, mark: string): Promise<void> {
  link.kill();
  await sweepProcesses(mark);
  await link.ended;
}
