import { countOf } from '@ami-select/core';
import { UNKNOWN_AGE } from '../image/image-age.ts';
import type { LockedImage, LockedResult } from './lock.ts';

/** One difference between a lock and the current results of its queries. */
export interface LockChange {
  readonly name: string;
  readonly region: string;
  /** `gone`: the locked image no longer exists, or differs from the locked one. */
  readonly kind: 'added' | 'removed' | 'changed' | 'query-changed' | 'gone';
  /** Null where an optional query found no image; absent where there was no entry. */
  readonly before?: LockedResult | undefined;
  readonly after?: LockedResult | undefined;
  /** One sentence for a person, with names and ages. */
  readonly message: string;
}

const DAY_MS = 86_400_000;

export interface ChangeFacts {
  readonly name: string;
  readonly region: string;
  readonly kind: LockChange['kind'];
  readonly before?: LockedResult | undefined;
  readonly after?: LockedResult | undefined;
  readonly now: Date;
}

export function describeChange({ now, ...change }: ChangeFacts): LockChange {
  return { ...change, message: sentence({ ...change, now }) };
}

function sentence({ name, region, kind, before, after, now }: ChangeFacts): string {
  const at = `${name} in ${region}`;
  const old = before === undefined ? '' : labelOf(before, now);
  const fresh = after === undefined ? '' : labelOf(after, now);
  switch (kind) {
    case 'added':
      return `${at} is new: ${fresh}`;
    case 'removed':
      return `${at} is no longer in the queries (was ${old})`;
    case 'gone':
      return `${at}: ${old} no longer exists or is another image now, or cannot be used${fresh === '' ? '' : `; its query selects ${fresh}`}`;
    case 'query-changed':
      return `${at}: the query changed; ${old} -> ${fresh}`;
    case 'changed':
      return `${at}: ${old} -> ${fresh}`;
  }
}

function labelOf(image: LockedResult, now: Date): string {
  if (image === null) return 'no image (the query is optional)';
  return `${image.id} (${image.name}, ${ageOf(image, now)})`;
}

function ageOf({ created }: LockedImage, now: Date): string {
  if (created === undefined) return UNKNOWN_AGE;
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(created)) / DAY_MS));
  return `${countOf(days, 'day')} old`;
}
