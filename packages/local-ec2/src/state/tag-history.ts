import type { Tag } from './filters.ts';

/** The tags that a resource had until a time, in ms. */
export interface PastTags {
  readonly tags: readonly Tag[];
  readonly until: number;
}

/** The tags of a resource, and what they were before they changed. */
export interface TagHistory {
  readonly tags: readonly Tag[];
  /** Oldest first. */
  readonly before: readonly PastTags[];
}

export const NO_TAGS: TagHistory = { tags: [], before: [] };

/** Enough for a client that changes tags all the time. */
const MAX_CHANGES = 20;

/** The tags as they were at a time, in ms. */
export function tagsAt({ tags, before }: TagHistory, at: number): readonly Tag[] {
  return before.find(({ until }) => at < until)?.tags ?? tags;
}

/** The same resource with other tags from a time on, in ms. */
export function changeTags({ tags, before }: TagHistory, next: readonly Tag[], at: number): TagHistory {
  return { tags: next, before: [...before, { tags, until: at }].slice(-MAX_CHANGES) };
}

/** A tag with a known key gets the new value where it stands. */
export function withTags(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const values = new Map(tags.map(({ Key, Value }) => [Key, Value ?? '']));
  for (const { Key, Value } of added) values.set(Key ?? '', Value ?? '');
  return [...values].map(([Key, Value]) => ({ Key, Value }));
}

/** Without the keys; a tag with a value goes only where it has that value. */
export function withoutTags(tags: readonly Tag[], removed: readonly Tag[]): readonly Tag[] {
  const goes = (tag: Tag): boolean =>
    removed.some(({ Key, Value }) => (Key ?? '') === tag.Key && (Value === undefined || Value === tag.Value));
  return tags.filter((tag) => !goes(tag));
}
