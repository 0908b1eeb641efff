const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Deprecation of a public image whose publisher gives no other time: two calendar years after its creation, at the
 * same time of day (EC2 user guide, "Deprecate an AMI"; `2026-05-03T06:54:18` gives `2028-05-03T06:54:18`). In ms.
 */
export function twoYearsAfter(createdAt: number): number {
  return yearsAfter(createdAt, 2);
}

/** The same day and time of a later year; 29 February becomes the 28th. In ms. */
export function yearsAfter(at: number, years: number): number {
  const date = new Date(at);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.getTime();
}

/** Amazon Linux is deprecated 90 days after its creation, at a full minute. In ms. */
export function ninetyDaysAfter(createdAt: number): number {
  return Math.floor(createdAt / MINUTE) * MINUTE + 90 * DAY;
}
