import type { Tag } from './filters.ts';

/** Tags by resource id. */
export interface TagStore {
  of(id: string): readonly { readonly Key: string; readonly Value: string }[];
  set(id: string, tags: readonly Tag[]): void;
  /** Removes the keys; a tag with a value only where it has that value. No list removes all. */
  remove(id: string, tags?: readonly Tag[]): void;
  ids(): Iterable<string>;
}

export function createTagStore(): TagStore {
  const table = new Map<string, Map<string, string>>();
  return {
    of: (id) => [...(table.get(id) ?? [])].map(([Key, Value]) => ({ Key, Value })),
    ids: () => table.keys(),
    set: (id, tags) => {
      if (tags.length === 0) return;
      const known = table.get(id) ?? new Map<string, string>();
      for (const { Key, Value } of tags) known.set(Key ?? '', Value ?? '');
      table.set(id, known);
    },
    remove: (id, tags) => {
      const known = table.get(id);
      for (const { Key, Value } of tags ?? []) {
        if (Value === undefined || known?.get(Key ?? '') === Value) known?.delete(Key ?? '');
      }
      if (!tags || known?.size === 0) table.delete(id);
    },
  };
}
