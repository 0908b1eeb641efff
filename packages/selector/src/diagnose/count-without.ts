import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import type { Condition, ResolvedQuery } from '../conditions/condition.ts';
import { SelectorError } from '../errors.ts';
import type { Image } from '../image/image.ts';
import { toImage } from '../image/normalise-image.ts';
import { type Connection, firstPage, requestFor } from '../plan/describe-images.ts';

/** What is there when one condition is dropped and all others stay. */
export interface Relaxed {
  readonly condition: Condition;
  readonly images: readonly Image[];
  readonly hasMore: boolean;
}

/** A condition that could not be dropped: the question failed. */
export interface Unanswered {
  readonly condition: Condition;
  readonly error: SelectorError;
}

/**
 * Asks the query once without each condition, in parallel; one page each. A question that fails is one count
 * less, not the end of the diagnosis.
 *
 * @throws SelectorError `ABORTED`
 */
export async function relaxEach(
  query: ResolvedQuery,
  connection: Connection,
): Promise<{ readonly relaxed: Relaxed[]; readonly unanswered: Unanswered[] }> {
  const outcomes = await Promise.all(
    questionsOf(query).map(({ request, conditions }) => ask({ request, conditions, query, connection })),
  );
  const all = outcomes.flat();
  return {
    relaxed: all.filter((outcome) => 'images' in outcome),
    unanswered: all.filter((outcome) => 'error' in outcome),
  };
}

/** One listing that tells about some conditions. */
interface RelaxedQuestion {
  readonly request: DescribeImagesRequest;
  readonly conditions: readonly Condition[];
}

/** Conditions that only this package checks are all told by the query itself; the others take a question each. */
function questionsOf(query: ResolvedQuery): RelaxedQuestion[] {
  const onServer = query.conditions.filter(needsQuestion);
  const here = query.conditions.filter((condition) => !needsQuestion(condition));
  const own = onServer.map((condition) => ({
    request: requestWithout(condition, query),
    conditions: [condition],
  }));
  return here.length === 0 ? own : [...own, { request: requestFor(query), conditions: here }];
}

function requestWithout(condition: Condition, query: ResolvedQuery): DescribeImagesRequest {
  const others = query.conditions.filter((other) => other !== condition);
  const request = requestFor({ ...query, conditions: others });
  return condition.relax?.(request) ?? request;
}

interface Asking extends RelaxedQuestion {
  readonly query: ResolvedQuery;
  readonly connection: Connection;
}

async function ask({ request, conditions, query, connection }: Asking): Promise<(Relaxed | Unanswered)[]> {
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

function needsQuestion(condition: Condition): boolean {
  return condition.filters.length > 0 || condition.relax !== undefined;
}

function survivors(images: readonly Image[], dropped: Condition, query: ResolvedQuery): Image[] {
  const others = query.conditions.filter((condition) => condition !== dropped);
  return images.filter((image) => others.every((condition) => condition.accepts?.(image) !== false));
}
