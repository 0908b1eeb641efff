import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import { type Connection, firstPage } from '../aws/describe-images.ts';
import type { Condition, ResolvedQuery } from '../conditions/condition.ts';
import { SelectorError } from '../contract/errors.ts';
import type { Image } from '../image/image.ts';
import { toImage } from '../image/normalise-image.ts';
import { imageRequest } from '../plan/image-request.ts';

/** The images that match when one condition is dropped and all others stay. */
export interface Relaxed {
  readonly condition: Condition;
  readonly images: readonly Image[];
  readonly hasMore: boolean;
}

/** A condition that could not be counted because its API call failed. */
export interface Uncounted {
  readonly condition: Condition;
  readonly error: SelectorError;
}

/**
 * Lists the images of the query without each condition, in parallel; one page each. A call that fails is one count
 * less, not the end of the diagnosis.
 *
 * @throws SelectorError `ABORTED`
 */
export async function relaxConditions(
  query: ResolvedQuery,
  connection: Connection,
): Promise<{ readonly relaxed: Relaxed[]; readonly uncounted: Uncounted[] }> {
  const outcomes = await Promise.all(
    listingsOf(query).map((listing) => runListing(listing, query, connection)),
  );
  const all = outcomes.flat();
  return {
    relaxed: all.filter((outcome) => 'images' in outcome),
    uncounted: all.filter((outcome) => 'error' in outcome),
  };
}

/** One API call that counts for some conditions. */
interface RelaxedListing {
  readonly request: DescribeImagesRequest;
  readonly conditions: readonly Condition[];
}

/** Conditions that only this package checks share the query's own request; the others take a call each. */
function listingsOf(query: ResolvedQuery): RelaxedListing[] {
  const onServer = query.conditions.filter(needsCall);
  const here = query.conditions.filter((condition) => !needsCall(condition));
  const own = onServer.map((condition) => ({
    request: requestWithout(condition, query),
    conditions: [condition],
  }));
  return here.length === 0 ? own : [...own, { request: imageRequest(query), conditions: here }];
}

function requestWithout(condition: Condition, query: ResolvedQuery): DescribeImagesRequest {
  const others = query.conditions.filter((other) => other !== condition);
  const request = imageRequest({ ...query, conditions: others });
  return condition.relax?.(request) ?? request;
}

async function runListing(
  { request, conditions }: RelaxedListing,
  query: ResolvedQuery,
  connection: Connection,
): Promise<(Relaxed | Uncounted)[]> {
  try {
    const page = await firstPage(request, connection);
    const images = page.images.map((raw) => toImage(raw, query));
    return conditions.map((condition) => ({
      condition,
      images: survivors(images, condition, query),
      hasMore: page.hasMore,
    }));
  } catch (error) {
    if (!(error instanceof SelectorError) || error.code === 'ABORTED') throw error;
    return conditions.map((condition) => ({ condition, error }));
  }
}

function needsCall(condition: Condition): boolean {
  return condition.filters.length > 0 || condition.relax !== undefined;
}

function survivors(images: readonly Image[], dropped: Condition, query: ResolvedQuery): Image[] {
  const others = query.conditions.filter((condition) => condition !== dropped);
  return images.filter((image) => others.every((condition) => condition.accepts?.(image) !== false));
}
