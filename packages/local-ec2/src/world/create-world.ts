import type { Clock, Logger } from '@ami-select/core';
import { ApiError } from '../api/api-error.ts';
import type { ImageRegistry } from '../catalogue/image-registry.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { createFaults } from '../faults/faults.ts';
import { createAccounts } from '../state/accounts.ts';
import { createAddressPool } from '../state/address-pool.ts';
import { createEventQueue, type EventQueue } from '../state/event-queue.ts';
import { createIdSource } from '../state/ids.ts';
import { createJournal } from '../state/journal.ts';
import { createRegionState, type RegionState } from '../state/region-state.ts';
import { zonesOf } from '../state/regions.ts';
import type { Settings } from '../state/settings.ts';
import { createVisibility } from '../state/visibility.ts';
import type { Sandboxes, World } from './world.ts';

export interface WorldOptions {
  readonly clock: Clock;
  /** Sets a timer that runs what is due; nothing on a virtual clock. */
  readonly wake: (ms: number, run: () => void) => void;
  readonly seed: string;
  /** Secret key of the endpoint's own credentials. */
  readonly secret: string;
  readonly settings: Settings;
  readonly faults: FaultPlan;
  readonly sandboxes: Sandboxes;
  readonly logger: Logger;
  readonly regionNames: readonly string[];
  readonly images: ImageRegistry;
}

/** An endpoint's state before its first request. */
export function createWorld(options: WorldOptions): World {
  const { clock, seed, settings, sandboxes, logger, regionNames, images } = options;
  const events: EventQueue = createEventQueue(clock, options.wake);
  const ids = createIdSource(seed);
  const states = new Map<string, RegionState>();
  const region = (name: string): RegionState => {
    const known = states.get(name);
    if (known) return known;
    if (!regionNames.includes(name)) {
      throw new ApiError(
        'AuthFailure',
        `local-ec2 has no region '${name}'. It has: ${regionNames.join(', ')}.`,
      );
    }
    const state = createRegionState(name, zonesOf(name), clock);
    states.set(name, state);
    return state;
  };
  return {
    clock,
    events,
    ids,
    settings,
    sandboxes,
    logger,
    regionNames,
    images,
    region,
    findInstance: (id) => {
      for (const state of states.values()) {
        const found = state.instances.get(id);
        if (found) return found;
      }
      return undefined;
    },
    accounts: createAccounts(options.secret),
    faults: createFaults(options.faults, { clock, ids }),
    journal: createJournal(),
    addresses: createAddressPool(),
    visibility: createVisibility(clock),
    tokens: new Map(),
    commands: new Map(),
  };
}
