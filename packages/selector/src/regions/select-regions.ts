import type { Logger } from '@ami-select/core';
import { partitionOf } from '@ami-select/ec2-data/partitions';
import { saySilence } from '../aws/say-silence.ts';
import { invalidQuery } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { type Cost, type Selection, totalCost } from '../select/selection.ts';
import { attemptRegion, type MissingRegion, type RegionAttempt } from './attempt-region.ts';
import { enabledRegions } from './enabled-regions.ts';
import { incomplete } from './incomplete.ts';
import { startInTurn } from './start-in-turn.ts';

/** One selection per region, by region name. */
export interface RegionSelections {
  readonly selections: Readonly<Record<string, Selection>>;
  /** Only for optional queries: regions without an image, and regions that are not enabled. */
  readonly missing: readonly MissingRegion[];
  readonly warnings: readonly string[];
  /** Cost of all regions, those without a selection included. */
  readonly cost: Cost;
}

export interface SelectRegionsOptions {
  /** The region that lists the enabled ones for a query with `regions: all`. */
  readonly homeRegion?: string | undefined;
}

/**
 * Runs one query in many regions in parallel. The result is complete, or an error names the missing regions; with
 * `optional: true` regions without an image are listed instead, and those that are not enabled.
 *
 * @throws SelectorError `REGIONS_INCOMPLETE` with the error of each missing region in `details.missing`, and the exit
 * class of the gravest; `INVALID_QUERY`, `UNSAFE_QUERY`, `ABORTED`; and, for `regions: all`, the codes of
 * `explainAwsError`.
 */
export async function selectRegions(
  query: ImageQuery,
  dependencies: SelectDependencies,
  options: SelectRegionsOptions = {},
): Promise<RegionSelections> {
  const checked = parseImageQuery(query, dependencies.publishers);
  const { regions, listing } = await regionsOf(checked, dependencies, options);
  const quiet = { ...dependencies, logger: warnOnce(dependencies.logger) };
  const attempts = await startInTurn(regions, (region) => attemptRegion(region, checked, quiet));
  const failures = failuresAmong(attempts, checked);
  const isOptional = checked.optional === true;
  if (failures.length > 0) throw incomplete(failures, { total: regions.length, isOptional });
  const selections = attempts.flatMap((one) => ('selection' in one ? [one.selection] : []));
  return {
    selections: Object.fromEntries(selections.map((selection) => [selection.region, selection])),
    missing: missingAmong(attempts),
    warnings: differingNames(selections),
    cost: totalCost([...attempts.map(({ cost }) => cost), ...listing]),
  };
}

/** The regions of a query, and the cost of listing them. */
interface KnownRegions {
  readonly regions: readonly string[];
  readonly listing: readonly Cost[];
}

async function regionsOf(
  query: ImageQuery,
  dependencies: SelectDependencies,
  { homeRegion }: SelectRegionsOptions,
): Promise<KnownRegions> {
  const regions = query.regions ?? [];
  if (regions.length === 0) throw invalidQuery([{ field: 'regions', message: 'is missing' }]);
  if (!regions.includes('all')) return { regions: checkPartition(regions), listing: [] };
  if (regions.length > 1)
    throw invalidQuery([{ field: 'regions', message: 'all cannot be combined with other regions' }]);
  if (homeRegion === undefined) {
    throw invalidQuery([
      { field: 'regions', message: 'all needs a home region that lists the enabled ones' },
    ]);
  }
  const { signal } = dependencies;
  const { ec2 } = saySilence(dependencies.clients(homeRegion), homeRegion, dependencies);
  const enabled = await enabledRegions(ec2, { region: homeRegion, signal });
  return { regions: enabled, listing: [{ calls: 1, images: 0, bytes: 0 }] };
}

/** Credentials are those of one partition. */
function checkPartition(regions: readonly string[]): readonly string[] {
  const partitions = [...new Set(regions.map(partitionOf))];
  if (partitions.length <= 1) return regions;
  const message = `are in different partitions (${partitions.join(', ')}); credentials are for one partition`;
  throw invalidQuery([{ field: 'regions', message }]);
}

/**
 * The regions whose error no query may ignore. An optional one ignores "no image", and regions that are not enabled
 * where another region answered: if none did, the credentials may be wrong.
 */
function failuresAmong(attempts: readonly RegionAttempt[], query: ImageQuery): MissingRegion[] {
  const missing = missingAmong(attempts);
  if (query.optional !== true) return missing;
  const isEmpty = ({ error }: MissingRegion): boolean => error.exitClass === 'no-image';
  const hasResponse = missing.length < attempts.length || missing.some(isEmpty);
  return missing.filter((one) => !isEmpty(one) && !(hasResponse && one.error.code === 'REGION_NOT_ENABLED'));
}

function missingAmong(attempts: readonly RegionAttempt[]): MissingRegion[] {
  return attempts.flatMap((one) => ('error' in one ? [{ region: one.region, error: one.error }] : []));
}

/** A warning that many regions share is logged once. */
function warnOnce(logger: Logger): Logger {
  const logged = new Set<string>();
  const warn = (message: string): void => {
    if (!logged.has(message)) logger.warn(message);
    logged.add(message);
  };
  return { debug: (message) => logger.debug(message), info: (message) => logger.info(message), warn };
}

/**
 * Publishers roll out region by region, so that one query may select different images. Some put the region into the
 * name, which is no difference.
 */
function differingNames(selections: readonly Selection[]): string[] {
  const regionsOfName = new Map<string, string[]>();
  for (const { region, image } of selections) {
    const name = image.name.replaceAll(region, '{region}');
    regionsOfName.set(name, [...(regionsOfName.get(name) ?? []), region]);
  }
  if (regionsOfName.size <= 1) return [];
  const lines = [...regionsOfName].map(([name, regions]) => `${name} in ${regions.join(', ')}`);
  return [`The regions do not have the same image: ${lines.join('; ')}`];
}
