import type { LockedImage } from './lock.ts';

/** One difference between a lock and what the queries mean today. */
export interface LockChange {
  readonly name: string;
  readonly region: string;
  /** `gone`: the locked image is no longer there, or is not the same any more. */
  readonly kind: 'added' | 'removed' | 'changed' | 'query-changed' | 'gone';
  readonly before?: LockedImage;
  readonly after?: LockedImage;
  /** One sentence for a human, with names and ages. */
  readonly message: string;
}

const DAY_MS = 86_400_000;

export interface ChangeFacts {
  readonly name: string;
  readonly region: string;
  readonly kind: LockChange['kind'];
  readonly before?: LockedImage | undefined;
  readonly after?: LockedImage | undefined;
  readonly now: Date;
}

export function describeChange({ before, after, now, ...facts }: ChangeFacts): LockChange {
  const images = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  return { ...facts, ...images, message: sentence({ ...facts, before, after, now }) };
}

function sentence({ name, region, kind, before, after, now }: ChangeFacts): string {
  const at = `${name} in ${region}`;
  const old = before === undefined ? '' : labelOf(before, now);
  const fresh = after === undefined ? '' : labelOf(after, now);
  switch (kind) {
    case 'added':
      return `${at} is new: ${fresh}`;
    case 'removed':
      return `${at} is no longer asked for (was ${old})`;
    case 'gone':
      return `${at}: ${old} is gone or is not the same image any more${fresh === '' ? '' : `; today it is ${fresh}`}`;
    case 'query-changed':
      return `${at}: the query changed; ${old} -> ${fresh}`;
    case 'changed':
      return `${at}: ${old} -> ${fresh}`;
  }
}

function labelOf(image: LockedImage, now: Date): string {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(image.created)) / DAY_MS));
  return `${image.id} (${image.name}, ${days} days old)`;
}
