import { ApiError } from '../api/api-error.ts';
import { hashText, hexId } from '../catalogue/image/hash.ts';
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

/** Page sizes that a call accepts; the defaults are those of most calls of EC2. */
export interface PageRules {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Size of a page when the caller names none; everything comes at once without one. */
  readonly usual?: number;
  /** Wording of the service's refusals; `vpc` is that of the calls about networks. */
  readonly wording?: 'ec2' | 'vpc' | 'ssm' | 'autoscaling' | 'lambda' | 'scheduler' | 'servicequotas';
}

/**
 * One page of a list. A call without MaxResults gets everything, as with EC2's older APIs (row 6). A token fits the
 * query that it was given out for, whatever the size of the next page; an empty one is none.
 * @throws ApiError for a size outside of the limits (`InvalidParameterValue`, `ValidationException`) and for a token
 * that was never given out (`InvalidPaginationToken`, `InvalidParameterValue`, `InvalidNextToken`).
 */
export function pageOf<Item>(items: readonly Item[], input: PageInput, rules: PageRules = {}): Page<Item> {
  const { minimum = 5, maximum = 1000, usual, wording = 'ec2' } = rules;
  const { MaxResults, NextToken, ...query } = input;
  const start = NextToken ? readToken(NextToken, query) : 0;
  if (start === undefined) throw badToken(NextToken ?? '', wording);
  if (MaxResults !== undefined && (MaxResults < minimum || MaxResults > maximum)) {
    throw badSize(MaxResults, { minimum, maximum, wording });
  }
  const size = MaxResults ?? usual;
  const end = size === undefined ? items.length : start + size;
  if (end >= items.length) return { items: items.slice(start) };
  return { items: items.slice(start, end), NextToken: writeToken(end, query) };
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

/** Digest that ties a token to the query that it was given out for. */
export function queryDigest(query: object): string {
  return hexId(hashText(JSON.stringify(query)));
}

/** Services that word a bad size as a constraint of a member. */
const CONSTRAINTS: Readonly<Record<string, { readonly member: string; readonly code: string }>> = {
  ssm: { member: 'maxResults', code: 'ValidationException' },
  scheduler: { member: 'maxResults', code: 'ValidationException' },
  servicequotas: { member: 'maxResults', code: 'IllegalArgumentException' },
  autoscaling: { member: 'maxRecords', code: 'ValidationError' },
  lambda: { member: 'maxItems', code: 'InvalidParameterValueException' },
};

function badSize(size: number, { minimum, maximum, wording }: Required<Omit<PageRules, 'usual'>>): ApiError {
  const constraint = Object.hasOwn(CONSTRAINTS, wording) ? CONSTRAINTS[wording] : undefined;
  if (constraint) {
    const bound = size < minimum ? `greater than or equal to ${minimum}` : `less than or equal to ${maximum}`;
    const message = `1 validation error detected: Value '${size}' at '${constraint.member}' failed to satisfy constraint: Member must have value ${bound}`;
    return new ApiError(constraint.code, message);
  }
  const message = `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value between ${minimum} and ${maximum}.`;
  return new ApiError('InvalidParameterValue', message);
}

/** The codes of https://github.com/boto/boto3/issues/2673, the Systems Manager model and the EC2 errors overview. */
function badToken(token: string, wording: Required<PageRules>['wording']): ApiError {
  if (wording === 'ssm' || wording === 'autoscaling')
    return new ApiError('InvalidNextToken', 'The specified token is not valid.');
  if (wording === 'scheduler') return new ApiError('ValidationException', 'Invalid NextToken.');
  if (wording === 'servicequotas')
    return new ApiError('InvalidPaginationTokenException', 'The pagination token is not valid.');
  if (wording === 'lambda')
    return new ApiError('InvalidParameterValueException', 'The specified marker is not valid.');
  if (wording === 'ec2')
    return new ApiError('InvalidPaginationToken', 'The specified pagination token is not valid.');
  const message = `Value ( ${token} ) for parameter NextToken is invalid. The token is invalid.`;
  return new ApiError('InvalidParameterValue', message);
}

function writeToken(offset: number, query: object): string {
  return Buffer.from(JSON.stringify([offset, queryDigest(query)])).toString('base64url');
}

/** Where the page begins; nothing for a token of another query. */
function readToken(token: string, query: object): number | undefined {
  const [, offset, of] = /^\[(\d+),"([0-9a-f]+)"\]$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return of === queryDigest(query) ? Number(offset) : undefined;
}
