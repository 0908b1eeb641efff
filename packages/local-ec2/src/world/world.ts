import type { Clock, Logger } from '@ami-select/core';
import type { SandboxDriver } from '@ami-select/sandbox';
import type { ImageRegistry } from '../catalogue/image-registry.ts';
import type { Faults } from '../faults/faults.ts';
import type { Accounts } from '../state/accounts.ts';
import type { AddressPool } from '../state/address-pool.ts';
import type { CommandRecord } from '../state/commands.ts';
import type { EventQueue } from '../state/event-queue.ts';
import type { IdSource } from '../state/ids.ts';
import type { Journal } from '../state/journal.ts';
import type { RegionState } from '../state/region-state.ts';
import type { InstanceRecord } from '../state/resources.ts';
import type { Settings } from '../state/settings.ts';
import type { UsedToken } from '../state/tokens.ts';
import type { Visibility } from '../state/visibility.ts';

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
  /** Client tokens that were used, with their requests and the resources they created. */
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
}

/** Driver of the machines; `undecided` until the first launch, or until the trial of drivers is over. */
export interface Sandboxes extends Pick<SandboxDriver, 'boot' | 'close' | 'limitsOutbound'> {
  readonly name: SandboxDriver['name'] | 'undecided';
}
