import { type Connection, listPages } from '../aws/describe-images.ts';
import { readParameter } from '../aws/read-parameter.ts';
import { type Choice, conclude } from '../choose/conclude.ts';
import { createRanking } from '../choose/ranking.ts';
import { createShortlist, type Rejection } from '../choose/shortlist.ts';
import type { ResolvedQuery } from '../conditions/condition.ts';
import { explainRefusedFilter } from '../conditions/filter-doubts.ts';
import { resolveQuery } from '../conditions/resolve-query.ts';
import { SelectorError } from '../contract/errors.ts';
import type { RegionClients } from '../contract/ports.ts';
import { toImage } from '../image/normalise-image.ts';
import { search } from '../plan/search.ts';
import type { PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';

export interface QueryContext {
  readonly connection: Connection;
  readonly clients: RegionClients;
  readonly now: Date;
  readonly publishers?: PublisherTable | undefined;
}

/** A query without a match, with the facts that a diagnosis needs. */
export interface Miss {
  readonly query: ImageQuery;
  readonly resolved: ResolvedQuery;
  readonly rejected: readonly Rejection[];
  readonly matches: number;
  /** The reason why the image named by id or parameter could not be read. */
  readonly error?: SelectorError | undefined;
}

export type QueryOutcome = { readonly choice: Choice } | { readonly miss: Miss };

/**
 * Runs one query of a chain in one region. Only "no match" is an outcome; every other failure is thrown.
 *
 * @throws SelectorError `AMBIGUOUS`, `INVALID_QUERY` and the codes of `explainAwsError`.
 */
export async function runQuery(query: ImageQuery, context: QueryContext): Promise<QueryOutcome> {
  const { connection, now, publishers } = context;
  const resolved = resolveQuery(query, { region: connection.region, now, publishers });
  const isDirect = query.imageId !== undefined || query.ssmParameter !== undefined;
  return isDirect ? describeOne(query, resolved, context) : searchFor(query, resolved, context);
}

async function searchFor(
  query: ImageQuery,
  resolved: ResolvedQuery,
  context: QueryContext,
): Promise<QueryOutcome> {
  const ranking = createRanking(resolved);
  const found = await search(resolved, ranking, context.connection).catch((error: unknown) => {
    throw explainRefusedFilter(error, query);
  });
  const choice = conclude(found, resolved, ranking);
  if (choice !== undefined) return { choice };
  const { shortlist } = found;
  return { miss: { query, resolved, rejected: shortlist.rejections(), matches: shortlist.matches() } };
}

/** Ids are verified through `ImageIds`: the `image-id` filter would miss deprecated images. */
async function describeOne(
  query: ImageQuery,
  resolved: ResolvedQuery,
  context: QueryContext,
): Promise<QueryOutcome> {
  const ranking = createRanking(resolved);
  const shortlist = createShortlist({ query: resolved, ranking, size: 1 });
  const miss = { query, resolved, rejected: [], matches: 0 };
  try {
    const id =
      query.imageId ??
      (await readParameter(query.ssmParameter ?? '', { ...context.connection, ssm: context.clients.ssm }));
    for await (const page of listPages({ ImageIds: [id], ...ownAccount(resolved) }, context.connection))
      shortlist.offer(page.map((raw) => toImage(raw, resolved)));
  } catch (error) {
    if (isNoMatch(error)) return { miss: { ...miss, error } };
    throw error;
  }
  const choice = conclude({ shortlist }, resolved, ranking);
  return choice === undefined ? { miss: { ...miss, rejected: shortlist.rejections() } } : { choice };
}

/** Only EC2 knows which account is `self`. */
function ownAccount({ owners }: ResolvedQuery): { readonly Owners?: string[] } {
  return owners?.includes('self') === true ? { Owners: [...owners] } : {};
}

function isNoMatch(error: unknown): error is SelectorError {
  return (
    error instanceof SelectorError && (error.code === 'NO_IMAGE' || error.code === 'PARAMETER_NOT_FOUND')
  );
}
