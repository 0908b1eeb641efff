import type { Condition, ResolvedQuery } from '../conditions/condition.ts';
import type { Image } from '../image/image.ts';
import type { Ranking } from './ranking.ts';

/** Count of the images that one condition rejected. */
export interface Rejection {
  readonly field: string;
  readonly wanted: string;
  readonly count: number;
}

/** The best images so far, and counts of the rejected ones: bounded memory for any number of images. */
export interface Shortlist {
  /** @throws SelectorError `INVALID_QUERY` when an expression of the query takes too long on their names. */
  offer(images: readonly Image[]): void;
  /** Best first. */
  best(): readonly Image[];
  /** Count of the images that fulfil every condition. */
  matches(): number;
  rejections(): Rejection[];
}

export function createShortlist(options: {
  readonly query: Pick<ResolvedQuery, 'conditions' | 'matchingTime'>;
  readonly ranking: Ranking;
  readonly size: number;
}): Shortlist {
  const { query, ranking, size } = options;
  const best: Image[] = [];
  const counts = new Map<Condition, number>();
  let matches = 0;

  const offerOne = (image: Image): void => {
    const failed = query.conditions.find((condition) => condition.accepts?.(image) === false);
    if (failed !== undefined) {
      counts.set(failed, (counts.get(failed) ?? 0) + 1);
      return;
    }
    matches += insert(best, image, ranking) ? 1 : 0;
    if (best.length > size) best.pop();
  };

  const rejections = (): Rejection[] =>
    [...counts].map(([{ field, wanted }, count]) => ({ field, wanted, count }));
  const offer = (images: readonly Image[]): void => query.matchingTime(() => images.forEach(offerOne));
  return { offer, best: () => best, matches: () => matches, rejections };
}

/** Puts an image at its place; false when it is there already (pages may repeat an image). */
function insert(best: Image[], image: Image, ranking: Ranking): boolean {
  let at = best.length;
  while (at > 0) {
    const neighbour = best[at - 1];
    const difference = neighbour === undefined ? -1 : ranking.compare(neighbour, image);
    if (difference === 0) return false;
    if (difference < 0) break;
    at -= 1;
  }
  best.splice(at, 0, image);
  return true;
}
