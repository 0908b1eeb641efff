import { didYouMean } from '@ami-select/core';
import { findRegion, regions as knownRegions } from '@ami-select/ec2-data/regions';
import type { Zone } from './region-state.ts';

/** Region of requests that name none, when no default was chosen. */
const USUAL_REGION = 'us-east-1';

/** The regions whose zones are known: the usual one, then the others by name. */
export const REGION_NAMES: readonly string[] = [
  USUAL_REGION,
  ...knownRegions().flatMap(({ name, zones }) => (zones.length > 0 && name !== USUAL_REGION ? [name] : [])),
];

/** Which regions there are, and which one is meant when none is named. */
export interface RegionChoices {
  /** Regions that exist; those that need an opt-in are opted in. All, none of them opted in, when absent. */
  readonly regions?: readonly string[] | undefined;
  /** Region of the environment variables, and of requests that name none; the first one when absent. */
  readonly region?: string | undefined;
}

/**
 * The regions that exist, and the one that is meant when none is named.
 * @throws RangeError for regions that EC2 does not have, and for a region that is not among those that exist.
 */
export function resolveRegions({ regions = REGION_NAMES, region = regions[0] }: RegionChoices): {
  readonly regionNames: readonly string[];
  readonly defaultRegion: string;
} {
  const unknown = regions.filter((name) => !REGION_NAMES.includes(name));
  const [first] = unknown;
  if (first !== undefined) {
    const known = `${didYouMean(first, REGION_NAMES)}; known: ${REGION_NAMES.join(', ')}`;
    throw new RangeError(`regions: unknown region "${unknown.join('", "')}"${known}`);
  }
  if (region === undefined) throw new RangeError('regions: the list is empty; expected at least one region');
  if (!regions.includes(region))
    throw new RangeError(`region: "${region}" is not one of the regions here: ${regions.join(', ')}`);
  return { regionNames: [...new Set(regions)], defaultRegion: region };
}

export function zonesOf(name: string): readonly Zone[] {
  return findRegion(name)?.zones ?? [];
}

/** Does the region need an opt-in by the account? */
export function isOptIn(name: string): boolean {
  return findRegion(name)?.enabledByDefault === false;
}
