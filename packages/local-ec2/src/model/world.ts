import type { SandboxDriver } from '@ami-select/sandbox';
import type { ImageRegistry } from '../catalogue/image-registry.ts';
import type { Faults } from '../faults/faults.ts';
import type { Journal } from '../journal.ts';
import type { Accounts } from './accounts.ts';
import type { AddressPool } from './address-pool.ts';
import type { Clock } from './clock.ts';
import type { CommandRecord } from './commands.ts';
import type { EventQueue } from './event-queue.ts';
import type { IdSource } from './ids.ts';
import type { RegionState } from './region-state.ts';
import type { InstanceRecord } from './resources.ts';
import type { Settings } from './settings.ts';
import type { UsedToken } from './tokens.ts';
import type { Visibility } from './visibility.ts';

export type { Clock } from './clock.ts';

/** All state of one endpoint. */
export interface World {
  readonly clock: Clock;
  readonly events: EventQueue;
  readonly ids: IdSource;
  readonly settings: Settings;
  readonly accounts: Accounts;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly sandboxes: Sandboxes;
  readonly addresses: AddressPool;
  readonly visibility: Visibility;
  /** Client tokens that were used, with what was asked and what was made. */
  readonly tokens: Map<string, UsedToken>;
  readonly commands: Map<string, CommandRecord>;
  readonly logger: Logger;
  readonly regionNames: readonly string[];
  /** @throws ApiError for a region that the endpoint does not have. */
  region(name: string): RegionState;
  /** An instance of any region and account. */
  findInstance(id: string): InstanceRecord | undefined;
  /** Images, parameters and Allowed AMIs settings of every region; live state. */
  readonly images: ImageRegistry;
  /** Base URL of an instance's metadata service, once the endpoint listens. */
  imdsUrl(instanceId: string): string | undefined;
}

/** Who makes machines; `undecided` until the first of them is asked for or the trial of drivers is over. */
export interface Sandboxes extends Pick<SandboxDriver, 'boot' | 'close'> {
  readonly name: SandboxDriver['name'] | 'undecided';
}

/** Where the endpoint says what it does. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}
