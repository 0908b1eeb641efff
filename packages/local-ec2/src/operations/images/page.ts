import { ApiError } from '../../api/api-error.ts';
import { queryDigest } from '../paging.ts';

/**
 * Where a page of images begins. Other calls count what came before; a catalogue is too long to be filtered from its
 * start for every page, and images come and go between pages.
 */
export interface PageToken {
  /** Id of the last image of the page before. */
  readonly after: string;
}

const MAX_PAGE = 1000;

/** @throws ApiError `InvalidParameterValue` for a page size outside of 1 to 1000. */
export function assertPageSize(size: number | undefined): void {
  if (size === undefined || (size >= 1 && size <= MAX_PAGE)) return;
  const bound = size < 1 ? 'greater than 0' : `less than or equal to ${MAX_PAGE}`;
  throw new ApiError(
    'InvalidParameterValue',
    `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value ${bound}.`,
  );
}

/** A token that only fits the same query, as its reader checks. */
export function writeToken(after: string, query: object): string {
  return Buffer.from(JSON.stringify([after, queryDigest(query)])).toString('base64url');
}

/** An empty token is none. @throws ApiError `InvalidPaginationToken` for a token of another query. */
export function readToken(token: string | undefined, query: object): PageToken | undefined {
  if (!token) return undefined;
  const [after, of] = parse(token);
  if (typeof after === 'string' && of === queryDigest(query)) return { after };
  throw new ApiError('InvalidPaginationToken', 'The specified pagination token is not valid.');
}

function parse(token: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch (cause) {
    if (cause instanceof SyntaxError) return [];
    throw cause;
  }
}
