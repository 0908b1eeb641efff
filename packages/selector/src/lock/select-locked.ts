import { stableJson } from '@ami-select/core';
import type { SelectDependencies } from '../contract/ports.ts';
import { type Image, isDeprecated } from '../image/image.ts';
import { recogniseAs } from '../publishers/recognise.ts';
import { KNOWN_PUBLISHERS } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import type { Selection } from '../select/selection.ts';
import { findMisfits, isAboutOwner } from './find-misfits.ts';
import { type Lock, type LockEntry, lockedQuery } from './lock.ts';
import { outOfDate } from './out-of-date.ts';
import { verifyLocked } from './verify-locked.ts';
import { withoutInfo } from './without-info.ts';

export interface LockedRequest {
  readonly lock: Lock;
  readonly name: string;
  /** The query as it is today, with one region. */
  readonly query: ImageQuery;
  /** Reaction to an image that is deprecated or does not fulfil the query, or a changed query; `fail` by default. */
  readonly whenStale?: 'fail' | 'warn' | undefined;
}

/**
 * The locked image of a query, verified with one API call: it exists, has its name and owner, fulfils the query of
 * today whatever the lock says, and is not deprecated. Newer images are not listed. Undefined, without an API call, when
 * the lock has no image for an optional query.
 *
 * @throws SelectorError `LOCK_OUT_OF_DATE` when the lock has no such entry, or the image no longer exists, differs from
 * the locked one or has another owner than the query names; and, unless `whenStale` is `warn`, when it does not fulfil
 * the query's other conditions, is deprecated, or the query changed.
 */
export async function selectLocked(
  request: LockedRequest,
  dependencies: SelectDependencies,
): Promise<Selection | undefined> {
  const query = parseImageQuery(request.query, dependencies.publishers);
  const region = query.regions?.[0] ?? '';
  const entry = request.lock.images[request.name];
  const locked = entry?.regions[region];
  if (entry === undefined || locked === undefined)
    throw outOfDate(`the lock has no image "${request.name}" in ${region}`);
  if (locked === null && query.optional !== true)
    throw outOfDate(`the lock has no image "${request.name}" in ${region}, and its query is not optional`);
  const verified =
    locked === null ? undefined : await verifyLocked(locked, { query, region }, withoutInfo(dependencies));
  const selection = verified && recognised(verified, query, dependencies);
  const misfit = selection && misfitOf(selection.image, { ...request, query }, dependencies);
  if (misfit?.isOwner === true) throw outOfDate(misfit.message);
  const changed = [
    ...queryChange(entry, { ...request, query }),
    ...(misfit === undefined ? [] : [misfit.message]),
  ];
  const deprecated = deprecation(selection, dependencies.clock.now());
  const stale = [...changed, ...deprecated];
  if (stale.length > 0 && request.whenStale !== 'warn') throw outOfDate(stale.join('; '));
  // The selection itself warns of a deprecated image.
  for (const warning of changed) dependencies.logger.warn(warning);
  if (locked === null || selection === undefined) {
    dependencies.logger.info(`The lock has no image "${request.name}" in ${region}, which its query allows`);
    return undefined;
  }
  const reasons = [`${locked.id} (${locked.name}) is locked as "${request.name}" in ${region}`];
  return { ...selection, reasons, warnings: [...selection.warnings, ...changed] };
}

function queryChange(entry: LockEntry, { name, query }: LockedRequest): string[] {
  const isSame = stableJson(entry.query ?? null) === stableJson(lockedQuery(query));
  return isSame ? [] : [`the query "${name}" differs from the locked one`];
}

interface MisfitMessage {
  readonly message: string;
  /** The image is of an account that the query does not name: never a matter of age. */
  readonly isOwner: boolean;
}

function misfitOf(
  image: Image,
  { name, query }: LockedRequest,
  { clock, publishers }: SelectDependencies,
): MisfitMessage | undefined {
  const misfits = findMisfits(image, query, { region: image.region, now: clock.now(), publishers });
  if (misfits.length === 0) return undefined;
  const conditions = misfits.map(({ field, wanted }) => `${field}: ${wanted}`).join(', ');
  const message = `${image.id} (${image.name}) of ${image.ownerId} does not fulfil the query "${name}" (${conditions})`;
  return { message, isOwner: misfits.some(isAboutOwner) };
}

function deprecation(selection: Selection | undefined, now: Date): string[] {
  if (selection === undefined || !isDeprecated(selection.image, now)) return [];
  return [`${selection.image.id} (${selection.image.name}) is deprecated`];
}

/** A publisher whose owner is `self` is known from the query alone. */
function recognised(selection: Selection, query: ImageQuery, dependencies: SelectDependencies): Selection {
  const { publishers = KNOWN_PUBLISHERS } = dependencies;
  const publisher = query.publisher === undefined ? undefined : publishers.find(query.publisher);
  if (publisher === undefined || selection.image.publisher !== undefined) return selection;
  return { ...selection, image: recogniseAs(publisher, selection.image) };
}
