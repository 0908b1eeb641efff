import type { ImageQuery } from '../query/image-query.ts';
import type { Selection } from '../select/selection.ts';

export const LOCK_VERSION = 1;

/** The locked facts of an image: enough to detect that it is no longer the same. */
export interface LockedImage {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly architecture: string;
  /** ISO date-time; absent for an image of unknown age. */
  readonly created?: string | undefined;
  readonly deprecated?: string | undefined;
}

/** The image of a query in a region; null where an optional query found none. */
export type LockedResult = LockedImage | null;

/** One named query and its result in each region. */
export interface LockEntry {
  /**
   * The query without its regions; a changed query makes the entry out of date. Undefined when it cannot be read today,
   * such as one of a publisher that is gone.
   */
  readonly query: ImageQuery | undefined;
  readonly regions: Readonly<Record<string, LockedResult>>;
}

/**
 * `ami.lock.json`: per named query and region, the image chosen. One line per fact, sorted keys, nothing
 * that changes by itself (no time of writing, no hash over everything), so that two branches merge.
 */
export interface Lock {
  readonly lockfileVersion: typeof LOCK_VERSION;
  readonly images: Readonly<Record<string, LockEntry>>;
}

export function emptyLock(): Lock {
  return { lockfileVersion: LOCK_VERSION, images: {} };
}

/** The part of a selection that a lock contains. */
export function lockedImage({ image }: Pick<Selection, 'image'>): LockedImage {
  return {
    id: image.id,
    name: image.name,
    owner: image.ownerId,
    architecture: image.architecture,
    created: image.creationDate?.toISOString(),
    deprecated: image.deprecationTime?.toISOString(),
  };
}

/** The part of a query that a lock contains. */
export function lockedQuery({ regions: _, ...query }: ImageQuery): ImageQuery {
  return query;
}
