import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import type { Condition, ResolvedQuery } from '../conditions/condition.ts';
import { nameCondition } from '../conditions/name-conditions.ts';
import { imageRequest } from '../plan/image-request.ts';
import type { ImageQuery } from '../query/image-query.ts';

/** A query without a match, as it was written and as it was resolved. */
export interface Unmatched {
  readonly query: ImageQuery;
  readonly resolved: ResolvedQuery;
}

/** A query with something dropped: its API call, and the conditions that remain to be checked here. */
export interface Relaxation {
  /** The field that is dropped; for several at once one of the words below. */
  readonly field: string;
  /** The dropped value, for a person. */
  readonly wanted: string;
  readonly request: DescribeImagesRequest;
  readonly conditions: readonly Condition[];
  /** Whether the count says something: it drops what the query has, and nothing else. */
  readonly isCounted: boolean;
}

/** Everything of the publisher: any version, variant and architecture. */
export const ANYTHING = 'version, variant and architecture';
/** Everything of the owner: the publisher's names are dropped. */
export const ANY_NAME = 'names of the publisher';
/** The value of the tag Name is taken as the name. */
export const NAME_FOR_TAG = 'name in place of the tag Name';

/** Drops the condition and what the request has of it. */
export function withoutCondition(condition: Condition, query: ResolvedQuery): Relaxation {
  const { field, wanted } = condition;
  const conditions = query.conditions.filter((other) => other !== condition);
  const request = imageRequest({ ...query, conditions });
  return {
    field,
    wanted,
    request: condition.relax?.(request) ?? request,
    conditions,
    isCounted: true,
  };
}

/** What is part of the request alone: who may launch the image, and disabled images. */
export function requestRelaxations({ query, resolved }: Unmatched): Relaxation[] {
  const relaxations: Relaxation[] = [];
  const { executableBy, conditions } = resolved;
  if (executableBy !== undefined) {
    relaxations.push({
      field: 'executable-by',
      wanted: executableBy.join(' or '),
      request: imageRequest({ ...resolved, executableBy: undefined }),
      conditions,
      isCounted: true,
    });
  }
  if (!resolved.includeDisabled && query.state === undefined) {
    const others = conditions.filter(({ field }) => field !== 'state');
    relaxations.push({
      field: 'include-disabled',
      wanted: 'false (not disabled)',
      request: imageRequest({ ...resolved, includeDisabled: true, conditions: others }),
      conditions: [...others, DISABLED],
      isCounted: true,
    });
  }
  return relaxations;
}

const DISABLED: Condition = {
  field: 'state',
  wanted: 'disabled',
  filters: [],
  accepts: (image) => image.state === 'disabled',
};

/** A person who means the name of an image may write `--tag Name=…`, as other tools call it. */
export function nameForTag({ query, resolved }: Unmatched): Relaxation[] {
  const names = query.tags?.Name;
  if (names === undefined || query.name !== undefined) return [];
  const wanted = `Name=${names.join('|')}`;
  const isTag = (condition: Condition): boolean => condition.field === 'tags' && condition.wanted === wanted;
  const conditions = [
    ...resolved.conditions.filter((condition) => !isTag(condition)),
    nameCondition('name', names),
  ];
  const request = imageRequest({ ...resolved, conditions });
  return [{ field: NAME_FOR_TAG, wanted: names.join(' or '), request, conditions, isCounted: false }];
}
