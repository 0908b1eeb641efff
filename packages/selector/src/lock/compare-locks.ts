import { stableJson } from '@ami-select/core';
import type { Lock, LockEntry, LockedResult } from './lock.ts';
import { describeChange, type LockChange } from './lock-change.ts';

/** The differences to another lock, by name and region. */
export function compareLocks(before: Lock, after: Lock, now: Date): LockChange[] {
  const names = [...new Set([...Object.keys(before.images), ...Object.keys(after.images)])].sort();
  return names.flatMap((name) =>
    compareEntries(name, { before: before.images[name], after: after.images[name], now }),
  );
}

interface Entries {
  readonly before: LockEntry | undefined;
  readonly after: LockEntry | undefined;
  readonly now: Date;
}

function compareEntries(name: string, { before, after, now }: Entries): LockChange[] {
  const regions = [
    ...new Set([...Object.keys(before?.regions ?? {}), ...Object.keys(after?.regions ?? {})]),
  ].sort();
  const isNewQuery = stableJson(before?.query ?? null) !== stableJson(after?.query ?? null);
  return regions.flatMap((region): LockChange[] => {
    const pairOfImages = { before: before?.regions[region], after: after?.regions[region] };
    const kind = kindOf(pairOfImages, isNewQuery);
    return kind === undefined ? [] : [describeChange({ name, region, kind, ...pairOfImages, now })];
  });
}

function kindOf(
  { before, after }: { readonly before: LockedResult | undefined; readonly after: LockedResult | undefined },
  isNewQuery: boolean,
): LockChange['kind'] | undefined {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (isNewQuery) return 'query-changed';
  return stableJson(before) === stableJson(after) ? undefined : 'changed';
}
