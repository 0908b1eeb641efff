import { globMatcher } from '@ami-select/core';
import type { ImageQuery } from '../query/image-query.ts';
import type { Condition } from './condition.ts';

/** Tags with values, and tag keys. */
export function tagConditions(query: ImageQuery): Condition[] {
  const byValue = Object.entries(query.tags ?? {}).map(([key, values]): Condition => {
    const matches = globMatcher(values);
    return {
      field: 'tags',
      wanted: `${key}=${values.join('|')}`,
      filters: [{ Name: `tag:${key}`, Values: values }],
      accepts: (image) => Object.hasOwn(image.tags, key) && matches(image.tags[key] ?? ''),
    };
  });
  const byKey = (query.tagKeys ?? []).map(
    (key): Condition => ({
      field: 'tag-keys',
      wanted: key,
      filters: [{ Name: 'tag-key', Values: [key] }],
      accepts: (image) => Object.keys(image.tags).some(globMatcher([key])),
    }),
  );
  return mergeTagKeys([...byValue, ...byKey]);
}

/** A filter name can be sent once only; the other tag keys are checked here. */
function mergeTagKeys(conditions: readonly Condition[]): Condition[] {
  let sent = false;
  return conditions.map((condition) => {
    if (condition.field !== 'tag-keys') return condition;
    if (sent) return { ...condition, filters: [] };
    sent = true;
    return condition;
  });
}
