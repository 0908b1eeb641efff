import { didYouMean, type Problem } from '@ami-select/core';
import { invalidQuery, SelectorError } from '../errors.ts';
import { linesFor, resolveVersion, variantsOf } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { findPublisher } from '../publishers/table.ts';
import type { ImageQuery } from './image-query.ts';

/**
 * What no field can say alone: contradictions, publisher versions, the mandatory owner.
 *
 * @throws SelectorError `INVALID_QUERY` with every problem; `UNSAFE_QUERY` when only the owner is missing.
 */
export function checkTogether(query: ImageQuery): void {
  const problems = [...contradictions(query), ...publisherProblems(query)];
  if (problems.length > 0) throw invalidQuery(problems);
  if (!hasOwner(query)) throw ownerMissing();
  for (const fallback of query.fallback ?? []) checkTogether(fallback);
}

/** Whether a query says whose images may win. Ids and parameters name one image and need no owner. */
function hasOwner(query: ImageQuery): boolean {
  if (query.imageId !== undefined || query.ssmParameter !== undefined) return true;
  return query.publisher !== undefined || query.owners !== undefined || query.allowAnyOwner === true;
}

function ownerMissing(): SelectorError {
  return new SelectorError(
    'UNSAFE_QUERY',
    'The query does not say whose images may win: anybody can publish an image of any name.',
    {
      hint: 'Add publisher or owner (self, amazon, an account id). To take images of strangers, say allow-any-owner: true.',
      problems: [{ field: 'owner', message: 'is missing' }],
    },
  );
}

const DIRECT = ['imageId', 'ssmParameter'] as const;
const SEARCH = ['name', 'nameRegex', 'exclude', 'nth', 'order', 'publisher'] as const;

function contradictions(query: ImageQuery): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, message: string): unknown => problems.push({ field, message });
  if (query.imageId !== undefined && query.ssmParameter !== undefined)
    add('image-id', 'and ssm-parameter exclude each other');
  for (const direct of DIRECT) {
    if (query[direct] === undefined) continue;
    for (const field of SEARCH) {
      if (query[field] !== undefined)
        add(field, `has no meaning beside ${direct === 'imageId' ? 'image-id' : 'ssm-parameter'}`);
    }
  }
  if (query.allowAnyOwner === true && (query.owners ?? query.publisher) !== undefined) {
    add('allow-any-owner', 'contradicts owner and publisher');
  }
  if (query.order === 'exactly-one' && query.nth !== undefined) add('nth', 'contradicts order: exactly-one');
  if ((query.createdAfter ?? '') > (query.createdBefore ?? '9'))
    add('created-after', 'is later than created-before');
  if (query.publisher === undefined) {
    for (const field of ['version', 'variant'] as const) {
      if (query[field] !== undefined)
        add(field, 'needs a publisher; for names of your own use name and order: version');
    }
  }
  return problems;
}

function publisherProblems(query: ImageQuery): Problem[] {
  const publisher = query.publisher === undefined ? undefined : findPublisher(query.publisher);
  if (publisher === undefined) return [];
  return [...versionProblems(query, publisher), ...architectureProblems(query, publisher)];
}

function versionProblems(query: ImageQuery, publisher: Publisher): Problem[] {
  const { version, variant } = query;
  const variants = variantsOf(publisher);
  if (variant !== undefined && !variants.includes(variant)) {
    const message = `"${variant}" is not a variant of ${publisher.id}; known: ${variants.join(', ')}${didYouMean(variant, variants)}`;
    return [{ field: 'variant', message }];
  }
  if (version === undefined) return [];
  if (!publisher.version.pattern.test(resolveVersion(publisher, version))) {
    const guess = didYouMean(version, Object.keys(publisher.versionWords ?? {}));
    const message = `"${version}" is not how ${publisher.id} counts; for example "${publisher.version.example}"${guess}`;
    return [{ field: 'version', message }];
  }
  if (linesFor(publisher, query).length > 0) return [];
  return [
    { field: 'variant', message: `${publisher.id} ${version} has no variant "${variant ?? variants[0]}"` },
  ];
}

function architectureProblems(query: ImageQuery, publisher: Publisher): Problem[] {
  const asked = query.architecture;
  if (asked === undefined) return [];
  const known = publisher.architectures;
  if (known.some((one) => one === asked || one === `${asked}_mac`)) return [];
  return [
    { field: 'architecture', message: `${publisher.id} has no ${asked} images; known: ${known.join(', ')}` },
  ];
}
