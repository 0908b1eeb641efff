import { agentPath } from './agent-path.ts';
import type { BodyDriver } from './body.ts';
import { BodyError } from './body-error.ts';
import { BubblewrapDriver } from './bubblewrap/bubblewrap-driver.ts';
import type { DriverOptions } from './driver-options.ts';
import { inheritedPath } from './inherited-path.ts';
import type { BodyLogger } from './logger.ts';
import { NamespaceDriver } from './namespace/namespace-driver.ts';
import { createNoneDriver } from './none.ts';
import { ProcessDriver } from './process-driver.ts';
import { RootfsDriver } from './rootfs/rootfs-driver.ts';

/** Which driver is wanted; `auto` takes the best one that works here. */
export type BodyChoice = 'auto' | BodyDriver['name'];

/** How bodies are made. */
export interface CreateBodyDriverOptions {
  readonly logger: BodyLogger;
  /** Who answers SSH: the host's OpenSSH where that is possible (`auto`), only it, or only the agent. */
  readonly ssh?: 'auto' | 'agent' | 'openssh';
  /** PATH that sessions in machines inherit; this process's own when absent. */
  readonly path?: string;
  /** Where disks of bodies are kept; the system's folder for temporary files when absent. */
  readonly directory?: string;
  /** A distribution's root file system with cloud-init and OpenSSH, for the rootfs driver. */
  readonly rootfs?: string;
  /** The program that runs inside machines, when it does not lie beside this package's code. */
  readonly agentPath?: string;
}

/** The driver and, for a human, why it was picked. */
export interface PickedDriver {
  readonly driver: BodyDriver;
  readonly reason: string;
}

const BEST_FIRST: readonly BodyDriver['name'][] = ['namespace', 'bubblewrap', 'process'];

/**
 * Makes the wanted driver after a real trial of it; installs nothing.
 *
 * @throws BodyError `DRIVER_UNUSABLE` when the wanted driver, or with `auto` every driver, does not work here
 */
export async function createBodyDriver(
  choice: BodyChoice,
  options: CreateBodyDriverOptions,
): Promise<PickedDriver> {
  const names = choice === 'auto' ? BEST_FIRST : [choice];
  const refusals: string[] = [];
  for (const name of names) {
    const driver = make(name, {
      path: inheritedPath(),
      ...options,
      agentPath: options.agentPath ?? agentPath(),
    });
    const { usable, reason } = await driver.probe();
    if (usable) return announce({ driver, reason: explain(reason, refusals) }, options.logger);
    await driver.close();
    refusals.push(`${name}: ${reason}`);
  }
  throw new BodyError('DRIVER_UNUSABLE', `no usable body driver: ${refusals.join('; ')}`);
}

function explain(reason: string, refusals: readonly string[]): string {
  return refusals.length === 0 ? reason : `${reason} (not ${refusals.join('; not ')})`;
}

function announce(picked: PickedDriver, logger: BodyLogger): PickedDriver {
  const message = `bodies: ${picked.driver.name}, ${picked.reason}`;
  if (picked.driver.name === 'process') logger.warn(`NO ISOLATION: ${message}`);
  else logger.info(message);
  return picked;
}

function make(name: BodyDriver['name'], options: DriverOptions): BodyDriver {
  if (name === 'namespace') return new NamespaceDriver(options);
  if (name === 'bubblewrap') return new BubblewrapDriver(options);
  if (name === 'rootfs') return new RootfsDriver(options);
  if (name === 'process') return new ProcessDriver(options);
  return createNoneDriver();
}
