import type { Tag } from '../../state/filters.ts';
import { changeTags, tagsAt } from '../../state/tag-history.ts';
import { detailsOf, type ImageRecord } from './image-record.ts';

/** The owner's tags of an image as they were at a time, in ms; none before the image was created. */
export function imageTagsAt({ details, createdAt }: ImageRecord, at: number): readonly Tag[] {
  if (!details?.tags || at < createdAt) return [];
  return tagsAt({ tags: details.tags, before: details.tagsBefore ?? [] }, at);
}

/** Other tags for the image from a time on, in ms. */
export function changeImageTags(image: ImageRecord, tags: readonly Tag[], at: number): void {
  const details = detailsOf(image);
  const changed = changeTags({ tags: details.tags ?? [], before: details.tagsBefore ?? [] }, tags, at);
  details.tags = changed.tags;
  details.tagsBefore = changed.before;
}
