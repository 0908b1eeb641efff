import { partitionOf } from '@ami-select/ec2-data/partitions';
import { invalidQuery } from '../contract/errors.ts';
import { isDeprecated } from '../image/image.ts';
import { expandPublisher, linesFor, ownersIn } from '../publishers/expand.ts';
import { mayBeHighest, versionInNameOf } from '../publishers/may-be-highest.ts';
import type { Publisher, PublisherLine } from '../publishers/publisher.ts';
import { lineNamed } from '../publishers/recognise.ts';
import { asksForLongTerm, hasVersions, requestedVersion } from '../publishers/requested-version.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { creationLimits } from './age-conditions.ts';
import type { Condition, ResolvedQuery } from './condition.ts';
import { fieldConditions } from './field-conditions.ts';
import { filterDoubts } from './filter-doubts.ts';
import { createMatchingTime, userExpressions } from './matching-time.ts';
import { excludeCondition, nameCondition } from './name-conditions.ts';
import { ownerCondition } from './owner-condition.ts';

export interface ResolveContext {
  readonly region: string;
  readonly now: Date;
  readonly publishers?: PublisherTable | undefined;
}

/**
 * Expands publisher, partition and defaults of a valid query into owners and conditions.
 *
 * @throws SelectorError `INVALID_QUERY` when the publisher has no known owner in the region's partition.
 */
export function resolveQuery(query: ImageQuery, context: ResolveContext): ResolvedQuery {
  const publishers = context.publishers ?? KNOWN_PUBLISHERS;
  const publisher = query.publisher === undefined ? undefined : publishers.find(query.publisher);
  const owners = ownersOf(query, publisher, context.region);
  const expanded = publisher === undefined ? query : withPublisher(query, publisher);
  return {
    ...context,
    publishers,
    publisher: query.owners === undefined ? publisher : undefined,
    owners,
    allowsAnyOwner: query.allowAnyOwner === true && !isDirect(query),
    conditions: [
      ...ownerConditions(owners, query),
      ...publisherConditions(query, publisher),
      ...fieldConditions(withDefaults(expanded), context.now),
      ...lifeConditions(query, context.now),
    ],
    matchingTime: createMatchingTime(userExpressions(query, publishers.all)),
    executableBy: query.executableBy,
    includeDeprecated: query.includeDeprecated ?? false,
    includeDisabled: query.includeDisabled ?? false,
    order: query.order ?? defaultOrder(query, publisher),
    nth: query.nth ?? 1,
    ...creationLimits(query, context.now),
    versionInName: publisher === undefined ? undefined : versionInNameOf(publisher, query),
    warnings: [
      ...(publisher === undefined ? [] : doubts(publisher, query, context.region)),
      ...filterDoubts(query),
    ],
    warningsOf: publisher === undefined ? undefined : doubtsByName(publisher, query),
  };
}

/** An image named by id or parameter is no search among owners. */
function isDirect({ imageId, ssmParameter }: ImageQuery): boolean {
  return imageId !== undefined || ssmParameter !== undefined;
}

/** Usable images: machine images in the state available. An image named by id may be of any type. */
function withDefaults(query: ImageQuery): ImageQuery {
  if (isDirect(query)) return { ...query, state: query.state ?? ['available'] };
  return {
    ...query,
    state: query.state ?? (query.includeDisabled === true ? ['available', 'disabled'] : ['available']),
    imageType: query.imageType ?? 'machine',
  };
}

function withPublisher(query: ImageQuery, publisher: Publisher): ImageQuery {
  return { ...query, architecture: expandPublisher(publisher, query).architecture };
}

/** Without a version of the publisher the highest one wins, not the one that was built last. */
function defaultOrder(query: ImageQuery, publisher: Publisher | undefined): 'date' | 'version' {
  if (publisher === undefined) return 'date';
  if (hasVersions(publisher) && requestedVersion(publisher, query.version) === undefined) return 'version';
  return linesFor(publisher, query)[0]?.order ?? publisher.order;
}

function ownersOf(
  query: ImageQuery,
  publisher: Publisher | undefined,
  region: string,
): readonly string[] | undefined {
  if (query.owners !== undefined) return query.owners;
  if (publisher === undefined) return undefined;
  const owners = ownersIn(publisher, region);
  if (owners !== undefined) return owners;
  const known = Object.keys(publisher.owners).join(', ');
  const message = `${publisher.id} has no known owner in partition ${partitionOf(region)} (${region}); known in ${known}. Set owner instead`;
  throw invalidQuery([{ field: 'publisher', message }]);
}

function ownerConditions(owners: readonly string[] | undefined, query: ImageQuery): Condition[] {
  if (owners === undefined) return [];
  return [ownerCondition(owners, query.owners === undefined ? 'publisher' : 'owner')];
}

function publisherConditions(query: ImageQuery, publisher: Publisher | undefined): Condition[] {
  if (publisher === undefined) return [];
  const expanded = expandPublisher(publisher, query);
  const field = query.version === undefined ? 'name' : 'version';
  const names = withVersion(nameCondition(field, expanded.names), query, publisher);
  const conditions = query.name === undefined ? [names] : [{ ...names, filters: [] }];
  return expanded.exclude.length === 0 ? conditions : [...conditions, excludeCondition(expanded.exclude)];
}

/** Where no version is named, the version must be readable in the name, and a long-term one for `lts`. */
function withVersion(names: Condition, query: ImageQuery, publisher: Publisher): Condition {
  if (requestedVersion(publisher, query.version) !== undefined) return names;
  const isCandidate = mayBeHighest(publisher, query);
  return {
    ...names,
    wanted: asksForLongTerm(publisher, query.version) ? `${names.wanted} (long-term)` : names.wanted,
    accepts: (image) => names.accepts?.(image) !== false && isCandidate(image.name),
  };
}

/** Deprecated images win only with `include-deprecated`, also one's own, which EC2 always lists. */
function lifeConditions(query: ImageQuery, now: Date): Condition[] {
  if (query.includeDeprecated === true || isDirect(query)) return [];
  return [
    {
      field: 'include-deprecated',
      wanted: 'false (not deprecated)',
      filters: [],
      accepts: (image) => !isDeprecated(image, now),
      relax: (request) => ({ ...request, IncludeDeprecated: true }),
    },
  ];
}

/** What a user of these images must know: the row's doubts, those of every line, and an owner with a single source. */
function doubts(publisher: Publisher, query: ImageQuery, region: string): string[] {
  const { id, evidence } = publisher;
  const ofRow = evidence.doubts === undefined ? [] : [evidence.doubts];
  const warnings = [...ofRow, ...commonDoubts(linesFor(publisher, query))].map((doubt) => `${id}: ${doubt}`);
  const partition = partitionOf(region);
  const isDoubtful = !evidence.verified || (evidence.unverifiedPartitions ?? []).includes(partition);
  if (!isDoubtful || query.owners !== undefined) return [...new Set(warnings)];
  const source = `The owner of ${id} in ${partition} is known from one source only (${evidence.source}): verify it`;
  return [...new Set([...warnings, source])];
}

/** The doubts that only some candidate lines have, for an image of such a line. */
function doubtsByName(publisher: Publisher, query: ImageQuery): (name: string) => string[] {
  const lines = linesFor(publisher, query);
  const common = commonDoubts(lines);
  return (name) => {
    const line = lineNamed(lines, name);
    const own = line === undefined ? [] : doubtsOfLine(line).filter((doubt) => !common.includes(doubt));
    return own.map((doubt) => `${publisher.id}: ${doubt}`);
  };
}

function commonDoubts(lines: readonly PublisherLine[]): string[] {
  const [first = [], ...others] = lines.map(doubtsOfLine);
  return first.filter((doubt) => others.every((other) => other.includes(doubt)));
}

function doubtsOfLine({ doubts, ended }: PublisherLine): string[] {
  const end = ended === undefined ? undefined : `these images ended ${ended}: no newer ones follow`;
  return [doubts, end].filter((doubt) => doubt !== undefined);
}
