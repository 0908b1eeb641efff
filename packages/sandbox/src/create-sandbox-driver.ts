import type { Logger } from '@ami-select/core';
import type { SandboxDriver } from './contract/sandbox.ts';
import { SandboxError } from './contract/sandbox-error.ts';
import { agentPath } from './driver/agent-path.ts';
import type { DriverOptions } from './driver/driver-options.ts';
import { createNoneDriver } from './driver/none/none-driver.ts';
import { inheritedPath } from './host/inherited-path.ts';
import { privatePlaces } from './host/private-places.ts';

/** Which driver is wanted; `auto` takes the best one that works here. */
export type SandboxChoice = 'auto' | SandboxDriver['name'];

/** Options of the driver that creates sandboxes. */
export interface CreateSandboxDriverOptions {
  readonly logger: Logger;
  /** SSH server: the host's OpenSSH where that is possible (`auto`), only it, or only the agent. */
  readonly ssh?: 'auto' | 'agent' | 'openssh' | undefined;
  /** Variables that name homes and credentials, which machines do not see; this process's own when absent. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** PATH that sessions in machines inherit, but for folders of homes; this process's own when absent. */
  readonly path?: string | undefined;
  /** Where disks of sandboxes are kept; the system's folder for temporary files when absent. */
  readonly directory?: string | undefined;
  /** A distribution's root file system with cloud-init and OpenSSH, for the rootfs driver. */
  readonly rootfs?: string | undefined;
  /** The program that runs inside machines, when it does not lie beside this package's code. */
  readonly agentPath?: string | undefined;
}

/** The driver and, for a human, why it was picked. */
export interface PickedDriver {
  readonly driver: SandboxDriver;
  readonly reason: string;
}

/** Each is loaded when it is tried: most processes need one of them, simulations none. */
const DRIVERS: Readonly<Record<SandboxDriver['name'], (options: DriverOptions) => Promise<SandboxDriver>>> = {
  namespace: async (options) =>
    new (await import('./driver/namespace/namespace-driver.ts')).NamespaceDriver(options),
  bubblewrap: async (options) =>
    new (await import('./driver/bubblewrap/bubblewrap-driver.ts')).BubblewrapDriver(options),
  rootfs: async (options) => new (await import('./driver/rootfs/rootfs-driver.ts')).RootfsDriver(options),
  process: async (options) => new (await import('./driver/process/process-driver.ts')).ProcessDriver(options),
  none: async () => createNoneDriver(),
};
const BEST_FIRST: readonly SandboxDriver['name'][] = ['namespace', 'bubblewrap', 'process'];

/**
 * Creates the wanted driver after a real trial of it; installs nothing.
 *
 * @throws SandboxError `DRIVER_UNUSABLE` when the wanted driver, or with `auto` every driver, does not work here
 */
export async function createSandboxDriver(
  choice: SandboxChoice,
  options: CreateSandboxDriverOptions,
): Promise<PickedDriver> {
  const names = choice === 'auto' ? BEST_FIRST : [choice];
  const refusals: string[] = [];
  for (const name of names) {
    const driver = await DRIVERS[name]({
      ...options,
      path: options.path ?? inheritedPath(),
      agentPath: options.agentPath ?? agentPath(),
      privatePlaces: privatePlaces(options.variables),
    });
    const { usable, reason } = await driver.probe();
    if (usable) return announce({ driver, reason: explain(reason, refusals) }, options.logger);
    await driver.close();
    refusals.push(`${name}: ${reason}`);
  }
  throw new SandboxError('DRIVER_UNUSABLE', `no usable sandbox driver: ${refusals.join('; ')}`);
}

function explain(reason: string, refusals: readonly string[]): string {
  return refusals.length === 0 ? reason : `${reason} (not ${refusals.join('; not ')})`;
}

function announce(picked: PickedDriver, logger: Logger): PickedDriver {
  const message = `sandboxes: ${picked.driver.name}, ${picked.reason}`;
  if (picked.driver.name === 'process') logger.warn(`NO ISOLATION: ${message}`);
  else logger.info(message);
  return picked;
}
