import type { Clock, Logger } from '@ami-select/core';
import { type CatalogueDrafts, createCatalogue, createCatalogueDrafts } from '../catalogue/catalogue.ts';
import { AWS_IMAGE_DELAYS, createImageRegistry, NO_IMAGE_DELAYS } from '../catalogue/image-registry.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { checkFaultPlan } from '../faults/parse-fault-plan.ts';
import { SELF_ACCOUNT } from '../state/accounts.ts';
import { resolveRegions } from '../state/regions.ts';
import { resolveSettings, type SettingsOptions } from '../state/settings.ts';
import { createWorld } from '../world/create-world.ts';
import type { Sandboxes, World } from '../world/world.ts';

/** A user's choices for the simulated world. */
export interface WorldChoices extends SettingsOptions {
  /** The same seed gives the same images, ids and faults. */
  readonly seed?: string | undefined;
  /** Images per region, 1,000 to 100,000, or 0 for imported ones alone; some 5,900 when absent. */
  readonly images?: number | undefined;
  readonly faults?: FaultPlan | undefined;
}

export interface WorldParts {
  readonly clock: Clock;
  /** Secret key of the endpoint's own credentials. */
  readonly secret: string;
  readonly wake: (ms: number, run: () => void) => void;
  readonly sandboxes: Sandboxes;
  readonly logger: Logger;
  /** Images generated for an earlier world of the same choices. */
  readonly drafts?: CatalogueDrafts | undefined;
}

const SEED = 'local-ec2';

/** The world with the generated catalogue . */
export function createLocalWorld(choices: WorldChoices, parts: WorldParts): World {
  const { seed = SEED, images, faults = { rules: [] } } = choices;
  const { regionNames } = resolveRegions(choices);
  const { drafts, ...world } = parts;
  const catalogue = createCatalogue({
    seed,
    now: parts.clock.now(),
    regions: regionNames,
    accountId: SELF_ACCOUNT,
    ...(images !== undefined && { size: images }),
    drafts,
  });
  const timings = choices.latencies === 'aws' ? AWS_IMAGE_DELAYS : NO_IMAGE_DELAYS;
  return createWorld({
    ...world,
    seed,
    faults: checkFaultPlan(faults),
    settings: resolveSettings(choices),
    regionNames,
    images: createImageRegistry({ catalogue, timings }),
  });
}

/** Images for several worlds of the same choices that start at the same time, generated once. */
export function draftsFor({ seed = SEED, images }: WorldChoices, now: Date): CatalogueDrafts {
  return createCatalogueDrafts({
    seed,
    now,
    accountId: SELF_ACCOUNT,
    ...(images !== undefined && { size: images }),
  });
}
