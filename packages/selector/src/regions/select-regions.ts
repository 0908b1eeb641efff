import { partitionOf } from '@ami-select/ec2-data/partitions';
import { invalidQuery, SelectorError } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { selectOptional } from '../select/select.ts';
import type { Selection } from '../select/selection.ts';
import { enabledRegions } from './enabled-regions.ts';

/** A region without a selection, and its error. */
export interface MissingRegion {
  readonly region: string;
  readonly error: SelectorError;
}

/** One selection per region, by region name. */
export interface RegionSelections {
  readonly selections: Readonly<Record<string, Selection>>;
  /** Only for optional queries: otherwise a missing region is an error. */
  readonly missing: readonly MissingRegion[];
  readonly warnings: readonly string[];
}

export interface SelectRegionsOptions {
  /** The region that lists the enabled ones for a query with `regions: all`. */
  readonly homeRegion?: string | undefined;
}

/**
 * Runs one query in many regions in parallel. The result is complete, or an error names the missing regions; with
 * `optional: true` they are listed instead.
 *
 * @throws SelectorError `REGIONS_INCOMPLETE` with the error of each missing region in `details.missing`;
 * `INVALID_QUERY`, `UNSAFE_QUERY`, `ABORTED`; and, for `regions: all`, the codes of `explainAwsError`.
 */
export async function selectRegions(
  query: ImageQuery,
  dependencies: SelectDependencies,
  options: SelectRegionsOptions = {},
): Promise<RegionSelections> {
  const checked = parseImageQuery(query);
  const regions = await regionsOf(checked, dependencies, options);
  const outcomes = await Promise.all(regions.map((region) => selectRegion(region, checked, dependencies)));
  const selections = outcomes.flatMap((outcome) => ('image' in outcome ? [outcome] : []));
  const missing = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  if (missing.length > 0 && checked.optional !== true) throw incomplete(missing, regions.length);
  return {
    selections: Object.fromEntries(selections.map((selection) => [selection.region, selection])),
    missing,
    warnings: differingNames(selections),
  };
}

async function regionsOf(
  query: ImageQuery,
  dependencies: SelectDependencies,
  { homeRegion }: SelectRegionsOptions,
): Promise<readonly string[]> {
  const regions = query.regions ?? [];
  if (regions.length === 0) throw invalidQuery([{ field: 'regions', message: 'is missing' }]);
  if (!regions.includes('all')) return checkPartition(regions);
  if (regions.length > 1)
    throw invalidQuery([{ field: 'regions', message: 'all cannot be combined with other regions' }]);
  if (homeRegion === undefined) {
    throw invalidQuery([
      { field: 'regions', message: 'all needs a home region that lists the enabled ones' },
    ]);
  }
  const { signal } = dependencies;
  const { ec2 } = dependencies.clients(homeRegion);
  return enabledRegions(ec2, { region: homeRegion, signal });
}

/** Credentials are those of one partition. */
function checkPartition(regions: readonly string[]): readonly string[] {
  const partitions = [...new Set(regions.map(partitionOf))];
  if (partitions.length <= 1) return regions;
  const message = `are in different partitions (${partitions.join(', ')}); credentials are for one partition`;
  throw invalidQuery([{ field: 'regions', message }]);
}

async function selectRegion(
  region: string,
  query: ImageQuery,
  dependencies: SelectDependencies,
): Promise<Selection | MissingRegion> {
  try {
    const selection = await selectOptional({ ...query, regions: [region] }, dependencies);
    return (
      selection ?? {
        region,
        error: new SelectorError('NO_IMAGE', `No image in ${region} matches the query.`),
      }
    );
  } catch (error) {
    const isAboutOneRegion = error instanceof SelectorError && error.code !== 'ABORTED';
    if (isAboutOneRegion) return { region, error };
    throw error;
  }
}

function incomplete(missing: readonly MissingRegion[], total: number): SelectorError {
  const lines = missing.map(
    ({ region, error }) => `  - ${region}: ${error.code}: ${error.message.split('\n')[0]}`,
  );
  const names = missing.map(({ region }) => region);
  return new SelectorError(
    'REGIONS_INCOMPLETE',
    `${missing.length} of ${total} regions have no selection:\n${lines.join('\n')}`,
    {
      hint: 'Remove these regions, or set optional: true to get the others.',
      cause: missing[0]?.error,
      details: { regions: names, missing },
    },
  );
}

/** Publishers roll out region by region, so that one query may select different images. */
function differingNames(selections: readonly Selection[]): string[] {
  const names = [...new Set(selections.map(({ image }) => image.name))];
  if (names.length <= 1) return [];
  const lines = names.map((name) => {
    const regions = selections.filter(({ image }) => image.name === name).map(({ region }) => region);
    return `${name} in ${regions.join(', ')}`;
  });
  return [`The regions do not have the same image: ${lines.join('; ')}`];
}
