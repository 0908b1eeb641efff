import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
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
import { writeShims } from '../shims.ts';
import { tryBoot } from '../try-boot.ts';
import { asLogin, createBubblewrapHost, SHIM_FOLDER, type Workshop } from './bubblewrap-host.ts';
import { makeLinkedFolders } from './linked-folders.ts';

/** What the driver itself holds. */
interface Keeper {
  readonly janitor: Janitor;
  /** Resolves when the agent's compiled code is kept. */
  readonly warm: Promise<void>;
}

/** Bodies in a bubblewrap sandbox each: processes, host name, home, `/tmp` and `/etc` of their own. No root needed. */
export class BubblewrapDriver implements BodyDriver {
  readonly name = 'bubblewrap';
  readonly #options: DriverOptions;
  readonly #bodies = new Set<Body>();
  #workshop: Promise<Workshop & Keeper> | undefined;

  constructor(options: DriverOptions) {
    this.#options = options;
  }

  async probe(): Promise<{ usable: boolean; reason: string }> {
    if (platform() !== 'linux') return { usable: false, reason: 'bubblewrap exists on Linux only' };
    if (findProgram('bwrap', this.#options.path) === undefined)
      return { usable: false, reason: 'bubblewrap is not installed' };
    try {
      const workshop = await this.#prepare();
      await tryBoot((spec) => this.#boot(spec), 'touch $HOME/probe /etc/probe');
      const reason = `bubblewrap sandboxes, the agent's SSH server, the host's network, ${workshop.controlGroups.reason}`;
      return { usable: true, reason };
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
    if (this.#workshop !== undefined) await (await this.#workshop).janitor.dismiss();
  }

  /** The trial does not wait for the compiled agent; it runs beside its making. */
  async #boot(spec: BodySpec): Promise<Body> {
    return bootBody(new MachineBody(spec, createBubblewrapHost(spec, await this.#prepare())), this.#bodies);
  }

  #prepare(): Promise<Workshop & Keeper> {
    this.#workshop ??= prepare(this.#options);
    return this.#workshop;
  }
}

async function prepare(options: DriverOptions): Promise<Workshop & Keeper> {
  const bwrap = findProgram('bwrap', options.path);
  if (bwrap === undefined) throw new BodyError('DRIVER_UNUSABLE', 'bubblewrap is not installed');
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
  return { ...options, bwrap, directory, mark, controlGroups, needed: neededPaths(options), janitor, warm };
}
