import { globMatcher } from '@ami-select/core';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';
import type { Condition } from './condition.ts';

/** Name globs, excluded globs and the regular expression of a query. */
export function nameConditions(query: ImageQuery): Condition[] {
  const conditions: Condition[] = [];
  if (query.name !== undefined) conditions.push(nameCondition('name', query.name));
  if (query.exclude !== undefined) conditions.push(excludeCondition(query.exclude));
  if (query.nameRegex !== undefined) {
    const expression = new RegExp(query.nameRegex);
    const accepts = (image: Image): boolean => expression.test(image.name);
    conditions.push({ field: 'name-regex', wanted: `/${query.nameRegex}/`, filters: [], accepts });
  }
  return conditions;
}

/** The name matches one of the globs. */
export function nameCondition(field: string, globs: readonly string[]): Condition {
  const matches = globMatcher(globs);
  return {
    field,
    wanted: globs.join(' or '),
    filters: [{ Name: 'name', Values: globs }],
    accepts: (image) => matches(image.name),
  };
}

/** The name matches none of the globs. EC2 has no negative filters. */
export function excludeCondition(globs: readonly string[]): Condition {
  const matches = globMatcher(globs);
  return {
    field: 'exclude',
    wanted: `not ${globs.join(', ')}`,
    filters: [],
    accepts: (image) => !matches(image.name),
  };
}
