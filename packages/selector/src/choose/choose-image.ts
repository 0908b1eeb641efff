import { resolveQuery } from '../conditions/resolve-query.ts';
import type { Image } from '../image/image.ts';
import type { PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { type Choice, conclude, RUNNERS_UP } from './conclude.ts';
import { createRanking } from './ranking.ts';
import { createShortlist } from './shortlist.ts';

/**
 * The image among these that a query selects at that time, with the reasons; undefined when none matches. Pure:
 * the result does not depend on the order of `images`.
 *
 * Raw `filters`, `executableBy` and the account behind `self` are not visible on an image: only the server checks
 * them.
 *
 * @throws SelectorError `AMBIGUOUS` for `order: exactly-one` with several matches, `INVALID_QUERY`.
 */
export function chooseImage(
  images: readonly Image[],
  query: ImageQuery,
  now: Date,
  publishers?: PublisherTable,
): Choice | undefined {
  const region = query.regions?.[0] ?? images[0]?.region ?? '';
  const resolved = resolveQuery(query, { region, now, publishers });
  const ranking = createRanking(resolved);
  const shortlist = createShortlist({
    query: resolved,
    ranking,
    size: resolved.nth + RUNNERS_UP,
  });
  shortlist.offer(images);
  return conclude({ shortlist }, resolved, ranking);
}
