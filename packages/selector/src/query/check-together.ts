import { didYouMean, kebab, type Problem, parseDuration } from '@ami-select/core';
import { invalidQuery, SelectorError } from '../contract/errors.ts';
import { architecturesFor, linesFor, variantsOf } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { hasVersions, isVersionOf } from '../publishers/requested-version.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from './image-query.ts';

/**
 * Checks fields against each other: contradictions, the publisher's versions, the mandatory owner.
 *
 * @throws SelectorError `INVALID_QUERY` with every problem; `UNSAFE_QUERY` when only the owner is missing.
 */
export function checkTogether(query: ImageQuery, publishers: PublisherTable = KNOWN_PUBLISHERS): void {
  const chain: readonly Link[] = [
    { query, prefix: '' },
    ...(query.fallback ?? []).map((link, index) => ({ query: link, prefix: `fallback[${index}].` })),
  ];
  const problems = chain.flatMap(({ query, prefix }) =>
    [...contradictions(query), ...publisherProblems(query, publishers)].map(({ field, message }) => ({
      field: `${prefix}${field}`,
      message,
    })),
  );
  if (problems.length > 0) throw invalidQuery(problems);
  const unsafe = chain.find((link) => !hasOwner(link.query));
  if (unsafe !== undefined) throw ownerMissing(`${unsafe.prefix}owner`);
}

interface Link {
  readonly query: ImageQuery;
  readonly prefix: string;
}

/** Whether a query restricts the owner. Ids and parameters name one image and need no owner. */
function hasOwner(query: ImageQuery): boolean {
  if (query.imageId !== undefined || query.ssmParameter !== undefined) return true;
  return query.publisher !== undefined || query.owners !== undefined || query.allowAnyOwner === true;
}

function ownerMissing(field: string): SelectorError {
  return new SelectorError(
    'UNSAFE_QUERY',
    'The query has no owner: any account can publish an image of any name.',
    {
      hint: 'Set publisher or owner (self, amazon, an account id); allow-any-owner: true accepts images of any account.',
      problems: [{ field, message: 'is missing' }],
    },
  );
}

const DIRECT = ['imageId', 'ssmParameter'] as const;
/** What an image named directly is not checked for: it would be ignored. */
const SEARCH = [
  'name',
  'nameRegex',
  'exclude',
  'filters',
  'executableBy',
  'nth',
  'order',
  'publisher',
] as const;

function contradictions(query: ImageQuery): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, message: string): unknown => problems.push({ field, message });
  if (query.imageId !== undefined && query.ssmParameter !== undefined)
    add('image-id', 'cannot be combined with ssm-parameter');
  for (const direct of DIRECT) {
    if (query[direct] === undefined) continue;
    for (const field of SEARCH) {
      if (query[field] !== undefined)
        add(kebab(field), `cannot be combined with ${direct === 'imageId' ? 'image-id' : 'ssm-parameter'}`);
    }
  }
  if (query.allowAnyOwner === true && (query.owners ?? query.publisher) !== undefined) {
    add('allow-any-owner', 'cannot be combined with owner or publisher');
  }
  if (query.order === 'exactly-one' && query.nth !== undefined)
    add('nth', 'cannot be combined with order: exactly-one');
  if ((query.createdAfter ?? '') > (query.createdBefore ?? '9'))
    add('created-after', 'is later than created-before');
  if (milliseconds(query.minimumAge, 0) > milliseconds(query.maximumAge, Number.POSITIVE_INFINITY))
    add('minimum-age', 'is longer than maximum-age');
  if (query.publisher === undefined) {
    for (const field of ['version', 'variant'] as const) {
      if (query[field] !== undefined)
        add(field, 'requires publisher; for your own images use name with order: version');
    }
  }
  return problems;
}

function milliseconds(duration: string | undefined, absent: number): number {
  return (duration === undefined ? undefined : parseDuration(duration)) ?? absent;
}

function publisherProblems(query: ImageQuery, publishers: PublisherTable): Problem[] {
  const publisher = query.publisher === undefined ? undefined : publishers.find(query.publisher);
  if (publisher === undefined) return [];
  return [...versionProblems(query, publisher), ...architectureProblems(query, publisher)];
}

function versionProblems(query: ImageQuery, publisher: Publisher): Problem[] {
  const { version, variant } = query;
  const variants = variantsOf(publisher);
  if (variant !== undefined && !variants.includes(variant)) {
    const message = `"${variant}" is not valid because ${publisher.id} has no such variant${didYouMean(variant, variants)}; expected ${variants.join(' or ')}`;
    return [{ field: 'variant', message }];
  }
  if (version === undefined) return [];
  if (!hasVersions(publisher)) {
    const message = `"${version}" is not valid because ${publisher.id} has no versions: its names have no {version}; expected none`;
    return [{ field: 'version', message }];
  }
  if (!isVersionOf(publisher, version)) {
    const guess = didYouMean(version, Object.keys(publisher.versionWords ?? {}));
    const message = `"${version}" is not valid because it is not a version of ${publisher.id}${guess}; expected e.g. "${publisher.version.example}"`;
    return [{ field: 'version', message }];
  }
  if (linesFor(publisher, query).length > 0) return [];
  return [{ field: 'variant', message: variantsOfVersion(version, variant, publisher) }];
}

/** That a version has no such variant, or not the default one, and the variants that it has. */
function variantsOfVersion(version: string, variant: string | undefined, publisher: Publisher): string {
  const { id } = publisher;
  const having = variantsOf(publisher).filter(
    (one) => linesFor(publisher, { version, variant: one }).length > 0,
  );
  if (having.length === 0) return `no variant of ${id} has the version ${version}`;
  const problem =
    variant === undefined
      ? `${id} ${version} is not a version of the default variant`
      : `${id} ${version} has no variant "${variant}"`;
  return `${problem}; ${version} has the variants ${having.join(', ')}`;
}

function architectureProblems(query: ImageQuery, publisher: Publisher): Problem[] {
  const { architecture } = query;
  if (architecture === undefined) return [];
  const known = architecturesFor(publisher, query);
  if (known.some((one) => one === architecture || one === `${architecture}_mac`)) return [];
  return [
    {
      field: 'architecture',
      message: `"${architecture}" is not valid because ${subjectOf(query, publisher)} has no ${architecture} images; expected ${known.join(' or ')}`,
    },
  ];
}

/** The publisher; with version and variant when these have fewer architectures than it. */
function subjectOf(query: ImageQuery, publisher: Publisher): string {
  if (architecturesFor(publisher, query).length === publisher.architectures.length) return publisher.id;
  return [publisher.id, query.version, query.variant].filter((word) => word !== undefined).join('/');
}
