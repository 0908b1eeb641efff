/** A range of creation dates, written as wildcards since EC2 filters have no ranges. */
export interface CreationWindow {
  /** Values of the `creation-date` filter. */
  readonly values: readonly string[];
  /** Everything outside this and the newer windows was created before this instant (milliseconds). */
  readonly from: number;
}

export interface CreationLimits {
  readonly now: Date;
  /** Nothing older can win (milliseconds). */
  readonly oldest?: number | undefined;
  /** Nothing newer can win (milliseconds). */
  readonly newest?: number | undefined;
}

/**
 * Months that each window spans, newest first. Publishers renew their images every few weeks, so the first
 * window nearly always has one; a search makes at most three calls before the full listing.
 */
const SPANS: readonly number[] = [2, 10, 48];

/**
 * Windows of creation dates, newest first, that leave no gap. The first is open to the future: the clock of
 * this machine may be behind. Images older than the last window take a request without window.
 */
export function planCreationWindows(limits: CreationLimits): CreationWindow[] {
  const isOpen = limits.newest === undefined;
  let after = monthOf(new Date(limits.newest ?? limits.now)) + 1;
  const windows: CreationWindow[] = [];
  for (const span of SPANS) {
    const first = after - span;
    const future = isOpen && windows.length === 0 ? untilNextYear(after) : [];
    windows.push({ values: [...future, ...datePatterns(first, after)], from: startOf(first) });
    after = first;
    if (limits.oldest !== undefined && startOf(first) <= limits.oldest) break;
  }
  return windows;
}

/** Months since year 0, in UTC as EC2 counts. */
function monthOf(date: Date): number {
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12);
}

function untilNextYear(month: number): string[] {
  const nextYear = Math.floor((month - 1) / 12) + 1;
  return [...datePatterns(month, nextYear * 12), `${nextYear}-*`];
}

/** Wildcards for the months from `first` to before `end`; whole years take one. */
function datePatterns(first: number, end: number): string[] {
  const patterns: string[] = [];
  for (let month = first; month < end; month += 1) {
    const year = Math.floor(month / 12);
    if (month % 12 === 0 && month + 12 <= end) {
      patterns.push(`${year}-*`);
      month += 11;
      continue;
    }
    patterns.push(`${year}-${String((month % 12) + 1).padStart(2, '0')}-*`);
  }
  return patterns;
}
