import type { DescribeImagesRequest } from '@aws-sdk/client-ec2';
import type { Condition, ResolvedQuery } from '../conditions/condition.ts';
import type { Image } from '../image/image.ts';
import { toImage } from '../image/normalise-image.ts';
import { type Connection, firstPage, requestFor } from '../plan/describe-images.ts';

/** What is there when one condition is dropped and all others stay. */
export interface Relaxed {
  readonly condition: Condition;
  readonly images: readonly Image[];
  readonly hasMore: boolean;
}

/** Asks the query once without each condition, in parallel; one page each. */
export async function relaxEach(query: ResolvedQuery, connection: Connection): Promise<Relaxed[]> {
  const onServer = query.conditions.filter(needsQuestion);
  const asking = onServer.map((condition) => relaxOne(condition, query, connection));
  const strict = await firstPage(requestFor(query), connection);
  const images = strict.images.map((raw) => toImage(raw, query));
  const here = query.conditions.filter((condition) => !needsQuestion(condition));
  return [
    ...(await Promise.all(asking)),
    ...here.map((condition) => ({
      condition,
      images: survivors(images, condition, query),
      hasMore: strict.hasMore,
    })),
  ];
}

async function relaxOne(
  condition: Condition,
  query: ResolvedQuery,
  connection: Connection,
): Promise<Relaxed> {
  const others = query.conditions.filter((other) => other !== condition);
  const request = requestFor({ ...query, conditions: others });
  const relaxed: DescribeImagesRequest = condition.relax?.(request) ?? request;
  const page = await firstPage(relaxed, connection);
  const images = page.images.map((raw) => toImage(raw, query));
  return { condition, images: survivors(images, condition, query), hasMore: page.hasMore };
}

function needsQuestion(condition: Condition): boolean {
  return condition.filters.length > 0 || condition.relax !== undefined;
}

function survivors(images: readonly Image[], dropped: Condition, query: ResolvedQuery): Image[] {
  const others = query.conditions.filter((condition) => condition !== dropped);
  return images.filter((image) => others.every((condition) => condition.accepts?.(image) !== false));
}
