import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { type RegionSelections, selectRegions } from '../regions/select-regions.ts';
import { type Cost, type Selection, totalCost } from '../select/selection.ts';
import { compareLocks } from './compare-locks.ts';
import {
  LOCK_VERSION,
  type Lock,
  type LockEntry,
  type LockedResult,
  lockedImage,
  lockedQuery,
} from './lock.ts';
import type { LockChange } from './lock-change.ts';
import { withoutInfo } from './without-info.ts';

export type NamedQueries = Readonly<Record<string, ImageQuery>>;

/** The image that a named query selects in one region. */
export interface NamedSelection {
  readonly name: string;
  readonly selection: Selection;
}

export interface LockUpdate {
  readonly lock: Lock;
  /** By name, then region. Empty when nothing changed. */
  readonly changes: readonly LockChange[];
  /** The images that the queries select, by name, then region. */
  readonly selections: readonly NamedSelection[];
  /** Cost of all queries in all their regions. */
  readonly cost: Cost;
}

export interface LockOptions {
  /** For queries with `regions: all`. */
  readonly homeRegion?: string | undefined;
}

/**
 * Runs every query in all its regions. Entries without a query are removed; all others stay. What it did is the
 * result: its selections are logged as details.
 *
 * @throws SelectorError the codes of `selectRegions`: a lock is complete or it is not written.
 */
export async function updateLock(
  lock: Lock,
  queries: NamedQueries,
  dependencies: SelectDependencies,
  options: LockOptions = {},
): Promise<LockUpdate> {
  const quiet = withoutInfo(dependencies);
  const results = await Promise.all(
    Object.keys(queries)
      .sort()
      .map((name) => selectEntry(name, queries[name] ?? {}, quiet, options)),
  );
  const images = Object.fromEntries(results.map(({ name, entry }) => [name, entry]));
  const updated: Lock = { lockfileVersion: LOCK_VERSION, images };
  return {
    lock: updated,
    changes: compareLocks(lock, updated, dependencies.clock.now()),
    selections: results.flatMap(({ name, found }) =>
      Object.values(found.selections).map((selection) => ({ name, selection })),
    ),
    cost: totalCost(results.map(({ found }) => found.cost)),
  };
}

interface NamedResult {
  readonly name: string;
  readonly entry: LockEntry;
  readonly found: RegionSelections;
}

async function selectEntry(
  name: string,
  query: ImageQuery,
  dependencies: SelectDependencies,
  options: LockOptions,
): Promise<NamedResult> {
  const checked = parseImageQuery(query, dependencies.publishers);
  const found = await selectRegions(checked, dependencies, options);
  return { name, entry: { query: lockedQuery(checked), regions: resultsOf(found) }, found };
}

function resultsOf({ selections, missing }: RegionSelections): Record<string, LockedResult> {
  return Object.fromEntries([
    ...Object.entries(selections).map(([region, selection]) => [region, lockedImage(selection)]),
    ...missing.map(({ region }) => [region, null]),
  ]);
}
