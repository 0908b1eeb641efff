import type { Image } from './image.ts';

type Dated = Pick<Image, 'creationDate'>;

/** What is shown instead of a date that EC2 does not have. */
export const UNKNOWN_AGE = 'unknown age';

/** Orders images by creation date, newest first; those of unknown age come last, and are equal. */
export function newestFirst(left: Dated, right: Dated): number {
  const [one, other] = [left.creationDate, right.creationDate];
  if (one !== undefined && other !== undefined) return other.getTime() - one.getTime();
  if (one === other) return 0;
  return one === undefined ? 1 : -1;
}

/** The creation date in ISO format, or `unknown age`. */
export function creationText({ creationDate }: Dated): string {
  return creationDate?.toISOString() ?? UNKNOWN_AGE;
}

/** `1 day`, `21 days` or `unknown age`. */
export function ageText({ ageDays }: Pick<Image, 'ageDays'>): string {
  if (ageDays === undefined) return UNKNOWN_AGE;
  return ageDays === 1 ? '1 day' : `${ageDays} days`;
}
