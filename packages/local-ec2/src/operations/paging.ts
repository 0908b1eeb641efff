import { ApiError } from '../model/api-error.ts';
import type { RequestContext } from './operation.ts';

/** The two paging members that Describe calls share. */
export interface PageInput {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly NextToken?: string;
}

export interface PageLimits {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * One page of a list. A call without MaxResults gets everything, as with EC2's older APIs (row 6).
 * @throws ApiError `InvalidParameterValue` for a size outside of the limits, `InvalidPaginationToken`.
 */
export function pageOf<Item>(
  items: readonly Item[],
  { MaxResults, NextToken }: PageInput,
  { minimum, maximum }: PageLimits = { minimum: 5, maximum: 1000 },
): Page<Item> {
  const start = NextToken === undefined ? 0 : readToken(NextToken);
  if (MaxResults === undefined) return { items: items.slice(start) };
  if (MaxResults < minimum || MaxResults > maximum) {
    const message = `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between ${minimum} and ${maximum}.`;
    throw new ApiError('InvalidParameterValue', message);
  }
  const end = start + MaxResults;
  if (end >= items.length) return { items: items.slice(start) };
  return { items: items.slice(start, end), NextToken: writeToken(end) };
}

/** Ids and paging exclude each other (row 45). @throws ApiError `InvalidParameterCombination`. */
export function assertIdsOrPages(
  ids: readonly string[] | undefined,
  { MaxResults }: PageInput,
  name: string,
): void {
  if (!ids?.length || MaxResults === undefined) return;
  throw new ApiError(
    'InvalidParameterCombination',
    `The parameter ${name} cannot be used with the parameter maxResults`,
  );
}

/** An order of its own that is the same for every call and seed (row 7). */
export function shuffled<Item extends { readonly id: string }>(
  items: readonly Item[],
  { world }: RequestContext,
): readonly Item[] {
  if (!world.settings.shuffle) return items;
  const keyed = items.map((item) => ({ item, key: world.ids.fraction('order', item.id) }));
  return keyed.sort((left, right) => left.key - right.key).map(({ item }) => item);
}

function writeToken(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64url');
}

function readToken(token: string): number {
  try {
    const { offset } = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (Number.isInteger(offset) && offset >= 0) return offset;
  } catch (cause) {
    throw new ApiError('InvalidPaginationToken', `The token '${token}' is invalid: ${String(cause)}`);
  }
  throw new ApiError('InvalidPaginationToken', `The token '${token}' is invalid.`);
}
