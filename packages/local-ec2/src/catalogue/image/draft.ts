import { hashText } from './hash.ts';
import type { ImageDetails, ImageState, ImageTraits } from './image-record.ts';
import type { Publisher } from './publishers.ts';

export const DAY = 86_400_000;

/** An image of the catalogue before it gets its regional id, owner and minute. */
export interface ImageDraft {
  readonly publisher: Publisher;
  /** Releases of the same line replace each other; a smaller catalogue keeps the newest of each. */
  readonly line: string;
  /** `{region}` is filled in. */
  readonly name: string;
  readonly at: number;
  readonly traits: ImageTraits;
  readonly description?: string;
  readonly parameters?: readonly string[];
  /** Two years after creation by default, as for every public image. In ms. */
  readonly deprecatedAt?: number;
  /** Regions that never got it, though its publisher is there. */
  readonly absentFrom?: readonly string[];
  /** Created at the very same millisecond in every region. */
  readonly exact?: boolean;
  readonly state?: ImageState;
  /** Public by default. */
  readonly private?: boolean;
  readonly details?: ImageDetails;
}

export interface Life {
  readonly since?: string;
  readonly until?: string;
}

/** The time that a catalogue covers, with a calendar that does not move when the catalogue's end does. */
export interface Era {
  readonly from: number;
  readonly to: number;
  /** A number from 0 up to 1 that depends on the seed and the key only. */
  chance(key: string): number;
  /** Release times of a line, oldest first, about every so many days within its life. */
  dates(key: string, everyDays: number, life?: Life): readonly number[];
}

/** A publisher's rules: every image that it brought out during an era. */
export type Rules = (era: Era) => Iterable<ImageDraft>;

export function createEra(seed: string, from: number, to: number): Era {
  const start = hashText(seed);
  const chance = (key: string): number => hashText(key, start)[0] / 2 ** 32;
  const known = new Map<string, readonly number[]>();
  /** Once for all variants and architectures that come out together. */
  const dates = (key: string, everyDays: number, life: Life = {}): readonly number[] => {
    const line = `${key} ${everyDays} ${life.since} ${life.until}`;
    const found = known.get(line) ?? datesOf(key, everyDays, life);
    known.set(line, found);
    return found;
  };
  const datesOf = (key: string, everyDays: number, life: Life): number[] => {
    const first = Math.max(from, life.since ? Date.parse(life.since) : from);
    const last = Math.min(to, life.until ? Date.parse(life.until) : to);
    const step = everyDays * DAY;
    const phase = Math.floor(chance(key) * everyDays) * DAY;
    const found: number[] = [];
    for (let count = Math.ceil((first - phase) / step); phase + count * step <= last; count += 1) {
      const day = phase + count * step;
      const at = day + Math.floor(chance(`${key} ${count}`) * 57_600) * 1000;
      if (at <= to) found.push(at);
    }
    return found;
  };
  return { from, to, chance, dates };
}

/** `20261122`. */
export function compactDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10).replaceAll('-', '');
}

/** `2026-11-22`. */
export function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Number of steps of so many days from a day to a time; a version number independent of the era. */
export function stepsSince(day: string, at: number, everyDays: number): number {
  return Math.max(0, Math.floor((at - Date.parse(day)) / (everyDays * DAY)));
}
