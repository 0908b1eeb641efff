import type { Clock } from '@ami-select/core';
import type { Tag } from './filters.ts';
import { changeTags, NO_TAGS, type TagHistory, tagsAt, withoutTags, withTags } from './tag-history.ts';

/** Tags by resource id. */
export interface TagStore {
  /** With a lag, as they were so many ms ago: what a filter finds (F11). */
  of(id: string, lagMs?: number): readonly { readonly Key: string; readonly Value: string }[];
  set(id: string, tags: readonly Tag[]): void;
  /** Removes the keys; a tag with a value only where it has that value. No list forgets the resource. */
  remove(id: string, tags?: readonly Tag[]): void;
}

export function createTagStore(clock: Clock): TagStore {
  const table = new Map<string, TagHistory>();
  const now = (): number => clock.now().getTime();
  const change = (id: string, edit: (tags: readonly Tag[]) => readonly Tag[]): void => {
    const known = table.get(id) ?? NO_TAGS;
    table.set(id, changeTags(known, edit(known.tags), now()));
  };
  return {
    of: (id, lagMs = 0) => {
      const known = table.get(id);
      if (!known) return [];
      const tags = lagMs > 0 ? tagsAt(known, now() - lagMs) : known.tags;
      return tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
    },
    set: (id, tags) => {
      if (tags.length > 0) change(id, (known) => withTags(known, tags));
    },
    remove: (id, tags) => {
      if (!tags) table.delete(id);
      else if (table.has(id)) change(id, (known) => withoutTags(known, tags));
    },
  };
}
