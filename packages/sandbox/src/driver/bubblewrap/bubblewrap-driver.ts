import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertReachesEverything } from '../../contract/outbound-rule.ts';
import type { Sandbox, SandboxDriver, SandboxSpec } from '../../contract/sandbox.ts';
import { SandboxError } from '../../contract/sandbox-error.ts';
import { createControlGroups } from '../../host/control-group.ts';
import { findProgram } from '../../host/find-program.ts';
import { Janitor } from '../../host/janitor.ts';
import { machinePath, neededPaths } from '../bind-mounts.ts';
import { warmCompileCache } from '../compile-cache.ts';
import type { DriverOptions } from '../driver-options.ts';
import { MachineSandbox } from '../machine-sandbox.ts';
import { Machines } from '../machines.ts';
import { writeShims } from '../shims.ts';
import { tryBoot } from '../try-boot.ts';
import { asLogin, createBubblewrapHost, SHIM_FOLDER, type SharedSetup } from './bubblewrap-host.ts';
import { makeLinkedFolders } from './linked-folders.ts';

/** Resources of the driver itself. */
interface Guard {
  readonly janitor: Janitor;
  /** Resolves when the agent's compiled code is kept. */
  readonly warm: Promise<void>;
}

/** Sandboxes in a bubblewrap sandbox each: processes, host name, home, `/tmp` and `/etc` of their own. No root needed. */
export class BubblewrapDriver implements SandboxDriver {
  readonly name = 'bubblewrap';
  readonly #options: DriverOptions;
  readonly #machines = new Machines();
  #setup: Promise<SharedSetup & Guard> | undefined;

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  async probe(): Promise<{ usable: boolean; reason: string }> {
    if (platform() !== 'linux') return { usable: false, reason: 'bubblewrap exists on Linux only' };
    if (findProgram('bwrap', this.#options.path) === undefined)
      return { usable: false, reason: 'bubblewrap is not installed' };
    try {
      const setup = await this.#prepare();
      await tryBoot((spec) => this.#tryOut(spec), 'touch $HOME/probe /etc/probe');
      const reason = `bubblewrap sandboxes, the agent's SSH server, the host's network, ${setup.controlGroups.reason}`;
      return { usable: true, reason };
    } catch (error) {
      return { usable: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async limitsOutbound(): Promise<boolean> {
    return false;
  }

  async boot(spec: SandboxSpec): Promise<Sandbox> {
    assertReachesEverything(spec.outbound, this.name);
    return this.#machines.boot(async () => {
      const setup = await this.#prepare();
      await setup.warm;
      return new MachineSandbox(spec, createBubblewrapHost(spec, setup));
    });
  }

  async alsoRemove(path: string): Promise<void> {
    (await this.#prepare()).janitor.alsoRemove(path);
  }

  async close(): Promise<void> {
    await this.#machines.close();
    if (this.#setup !== undefined) await (await this.#setup).janitor.dismiss();
  }

  /** The trial does not wait for the compiled agent; it runs beside its making. */
  #tryOut(spec: SandboxSpec): Promise<Sandbox> {
    return this.#machines.boot(
      async () => new MachineSandbox(spec, createBubblewrapHost(spec, await this.#prepare())),
    );
  }

  #prepare(): Promise<SharedSetup & Guard> {
    this.#setup ??= prepare(this.#options);
    return this.#setup;
  }
}

async function prepare(options: DriverOptions): Promise<SharedSetup & Guard> {
  const bwrap = findProgram('bwrap', options.path);
  if (bwrap === undefined) throw new SandboxError('DRIVER_UNUSABLE', 'bubblewrap is not installed');
  const directory = mkdtempSync(join(options.directory ?? tmpdir(), 'local-ec2-'));
  const mark = `local-ec2-${process.pid}-${randomBytes(4).toString('hex')}`;
  const controlGroups = createControlGroups(mark);
  const janitor = new Janitor({ mark, directory, cgroups: controlGroups.folders });
  const cache = join(directory, 'cache');
  mkdirSync(cache);
  const as = asLogin(bwrap, cache);
  const warm = warmCompileCache({ agentPath: options.agentPath, folder: cache, mark, as });
  writeShims(join(directory, 'bin'), { seenAs: SHIM_FOLDER });
  makeLinkedFolders(join(directory, 'template'));
  const { agentPath, privatePlaces } = options;
  const path = machinePath(options.path, privatePlaces.folders);
  const needed = neededPaths({ agentPath, path });
  return { ...options, path, bwrap, directory, mark, controlGroups, needed, janitor, warm };
}
