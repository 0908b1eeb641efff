import { stableJson } from '@ami-select/core';
import { SelectorError } from '../contract/errors.ts';
import type { SelectDependencies } from '../contract/ports.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { isDeprecated } from '../image/image.ts';
import { recogniseAs } from '../publishers/recognise.ts';
import { KNOWN_PUBLISHERS } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { select } from '../select/select.ts';
import type { Selection } from '../select/selection.ts';
import { type Lock, type LockEntry, type LockedImage, lockedQuery } from './lock.ts';
import { withoutInfo } from './without-info.ts';

export interface LockedRequest {
  readonly lock: Lock;
  readonly name: string;
  /** The query as it is today, with one region. */
  readonly query: ImageQuery;
  /** Reaction to a deprecated image or a changed query; `fail` by default. */
  readonly whenStale?: 'fail' | 'warn' | undefined;
}

/**
 * The locked image of a query, verified with one API call: it exists, has its name and owner, and is not
 * deprecated. Newer images are not listed. Undefined, without an API call, when the lock has no image for an optional
 * query.
 *
 * @throws SelectorError `LOCK_OUT_OF_DATE` when the lock has no such entry, or the image no longer exists or
 * differs from the locked one; and, unless `whenStale` is `warn`, when it is deprecated or the query changed.
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
  const verified = locked === null ? undefined : await verify(locked, region, withoutInfo(dependencies));
  const selection = verified && recognised(verified, query, dependencies);
  const changed = queryChange(entry, { ...request, query });
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
  const isSame = stableJson(entry.query) === stableJson(lockedQuery(query));
  return isSame ? [] : [`the query "${name}" differs from the locked one`];
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

async function verify(
  locked: LockedImage,
  region: string,
  dependencies: SelectDependencies,
): Promise<Selection> {
  const selection = await select({ imageId: locked.id, regions: [region] }, dependencies).catch(
    (error: unknown) => {
      throw error instanceof SelectorError && error.code === 'NO_IMAGE'
        ? outOfDate(absence(locked, region, error), error)
        : error;
    },
  );
  const { image } = selection;
  if (
    image.ownerId === locked.owner &&
    image.name === locked.name &&
    image.architecture === locked.architecture
  )
    return selection;
  throw outOfDate(
    `${locked.id} is now ${image.name} of ${image.ownerId}, locked was ${locked.name} of ${locked.owner}`,
  );
}

/** An image that exists may still be rejected, such as a disabled one. */
function absence({ id, name }: LockedImage, region: string, error: SelectorError): string {
  const { diagnoses = [] } = error.details as { readonly diagnoses?: readonly Diagnosis[] };
  const findings = diagnoses.flatMap((diagnosis) => diagnosis.findings);
  if (findings.length === 0) return `${id} (${name}) no longer exists in ${region}`;
  return `${id} (${name}) cannot be used in ${region}: ${findings.join('; ')}`;
}

function outOfDate(reason: string, cause?: unknown): SelectorError {
  return new SelectorError('LOCK_OUT_OF_DATE', `The lock is out of date: ${reason}.`, {
    hint: 'Update the lock and review the difference.',
    cause,
  });
}
