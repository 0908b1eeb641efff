import { detailsOf, type ImageRecord } from '../../catalogue/image-record.ts';
import type { Tag } from '../../model/filters.ts';

/** Sets tags on an image; a key that is there gets the new value. For CreateTags, by the image's owner. */
export function tagImage(image: ImageRecord, tags: readonly Tag[]): void {
  const known = new Map((image.details?.tags ?? []).map((tag) => [tag.Key, tag]));
  for (const { Key, Value } of tags) known.set(Key, { Key, Value: Value ?? '' });
  detailsOf(image).tags = [...known.values()];
}

/** Removes tags; one with a value only where it has that value, all without a list. For DeleteTags. */
export function untagImage(image: ImageRecord, tags?: readonly Tag[]): void {
  const isNamed = (tag: Tag): boolean =>
    tags?.some(({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === tag.Value)) ?? true;
  detailsOf(image).tags = (image.details?.tags ?? []).filter((tag) => !isNamed(tag));
}
