import type { Clock } from './clock.ts';
import type { Tag } from './filters.ts';

/** Tags by resource id. */
export interface TagStore {
  /** With a lag, only those that were set at least so many ms ago: what a filter finds (F11). */
  of(id: string, lagMs?: number): readonly { readonly Key: string; readonly Value: string }[];
  set(id: string, tags: readonly Tag[]): void;
  /** Removes the keys; a tag with a value only where it has that value. No list removes all. */
  remove(id: string, tags?: readonly Tag[]): void;
  ids(): Iterable<string>;
}

interface Kept {
  readonly value: string;
  readonly at: number;
}

export function createTagStore(clock: Clock): TagStore {
  const table = new Map<string, Map<string, Kept>>();
  return {
    of: (id, lagMs = 0) => {
      const before = lagMs > 0 ? clock.now().getTime() - lagMs : Number.POSITIVE_INFINITY;
      return [...(table.get(id) ?? [])]
        .filter(([, { at }]) => at <= before)
        .map(([Key, { value }]) => ({ Key, Value: value }));
    },
    ids: () => table.keys(),
    set: (id, tags) => {
      if (tags.length === 0) return;
      const known = table.get(id) ?? new Map<string, Kept>();
      const at = clock.now().getTime();
      for (const { Key, Value } of tags) known.set(Key ?? '', { value: Value ?? '', at });
      table.set(id, known);
    },
    remove: (id, tags) => {
      const known = table.get(id);
      for (const { Key, Value } of tags ?? []) {
        if (Value === undefined || known?.get(Key ?? '')?.value === Value) known?.delete(Key ?? '');
      }
      if (!tags || known?.size === 0) table.delete(id);
    },
  };
}
