import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { type RegionSelections, selectRegions } from '../regions/select-regions.ts';
import { compareLocks } from './compare-locks.ts';
import {
  LOCK_VERSION,
  type Lock,
  type LockEntry,
  type LockedImage,
  lockedImage,
  lockedQuery,
} from './lock.ts';
import type { LockChange } from './lock-change.ts';

export type NamedQueries = Readonly<Record<string, ImageQuery>>;

export interface LockUpdate {
  readonly lock: Lock;
  /** By name, then region. Empty when nothing changed. */
  readonly changes: readonly LockChange[];
}

export interface LockOptions {
  /** For queries with `regions: all`. */
  readonly homeRegion?: string | undefined;
}

/**
 * Runs every query in all its regions. Entries without a query are removed; all others stay.
 *
 * @throws SelectorError the codes of `selectRegions`: a lock is complete or it is not written.
 */
export async function updateLock(
  lock: Lock,
  queries: NamedQueries,
  dependencies: SelectDependencies,
  options: LockOptions = {},
): Promise<LockUpdate> {
  const names = Object.keys(queries).sort();
  const entries = await Promise.all(
    names.map((name) => selectEntry(queries[name] ?? {}, dependencies, options)),
  );
  const images = Object.fromEntries(names.flatMap((name, index) => pair(name, entries[index])));
  const updated: Lock = { lockfileVersion: LOCK_VERSION, images };
  return { lock: updated, changes: compareLocks(lock, updated, dependencies.clock.now()) };
}

function pair(name: string, entry: LockEntry | undefined): [string, LockEntry][] {
  return entry === undefined ? [] : [[name, entry]];
}

async function selectEntry(
  query: ImageQuery,
  dependencies: SelectDependencies,
  options: LockOptions,
): Promise<LockEntry> {
  const checked = parseImageQuery(query, dependencies.publishers);
  const { selections } = await selectRegions(checked, dependencies, options);
  return { query: lockedQuery(checked), regions: imagesOf(selections) };
}

function imagesOf(selections: RegionSelections['selections']): Record<string, LockedImage> {
  return Object.fromEntries(
    Object.entries(selections).map(([region, selection]) => [region, lockedImage(selection)]),
  );
}
