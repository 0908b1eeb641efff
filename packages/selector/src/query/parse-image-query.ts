import { didYouMean, fromOtherTools, kebab, type Problem } from '@ami-select/core';
import { invalidQuery } from '../contract/errors.ts';
import { checkTogether } from './check-together.ts';
import { FIELDS, fieldOf, fieldWords } from './fields.ts';
import type { ImageQuery } from './image-query.ts';
import { ownedByFilter } from './owned-by-filter.ts';
import { quote, type Reader } from './readers.ts';

type Fields = Record<string, unknown>;

/**
 * Reads a query from loose fields: kebab-case or camelCase keys, single values in place of lists, numbers
 * and words as YAML or an action passes them, and the constructs of other tools (`fromOtherTools`). Empty and undefined
 * values count as absent.
 *
 * @throws SelectorError `INVALID_QUERY` that lists every problem; `UNSAFE_QUERY` when only the owner is missing.
 */
export function parseImageQuery(fields: unknown): ImageQuery {
  const problems: Problem[] = [];
  const query = readFields(fields, '', problems);
  if (problems.length > 0) throw invalidQuery(problems);
  checkTogether(query);
  return query;
}

function readFields(fields: unknown, prefix: string, problems: Problem[]): ImageQuery {
  if (fields === null || typeof fields !== 'object' || Array.isArray(fields)) {
    problems.push({ field: prefix || 'query', message: `${quote(fields)} is not a mapping of fields` });
    return {};
  }
  const own = fromOtherTools({ ...fields });
  for (const { field, message } of own.problems) problems.push({ field: `${prefix}${field}`, message });
  const query: Fields = {};
  for (const [key, raw] of Object.entries(own.fields)) {
    if (raw === undefined || raw === null || raw === '') continue;
    readField({ key, raw, prefix }, query, problems);
  }
  return ownedByFilter(query);
}

function readField(
  entry: { key: string; raw: unknown; prefix: string },
  query: Fields,
  problems: Problem[],
): void {
  const field = isParameterReference(entry) ? 'ssmParameter' : fieldOf(entry.key);
  const at = `${entry.prefix}${entry.key}`;
  if (field === undefined) {
    problems.push({ field: at, message: unknownField(entry.key) });
    return;
  }
  if (Object.hasOwn(query, field)) {
    problems.push({ field: at, message: `duplicate of the field ${kebab(field)}` });
    return;
  }
  if (field === 'fallback') {
    query[field] = readFallbacks(entry.raw, `${at}.`, problems);
    return;
  }
  const reading = (FIELDS as Readonly<Record<string, Reader<unknown>>>)[field]?.(entry.raw);
  if (reading === undefined) return;
  if ('problem' in reading) problems.push({ field: at, message: reading.problem });
  else query[field] = reading.value;
}

/** EC2 itself takes `resolve:ssm:/path` in place of an image id. */
function isParameterReference({ key, raw }: { readonly key: string; readonly raw: unknown }): boolean {
  return fieldOf(key) === 'imageId' && typeof raw === 'string' && raw.startsWith('resolve:ssm:');
}

function readFallbacks(raw: unknown, prefix: string, problems: Problem[]): ImageQuery[] {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  return items.map((item, index) => readFields(item, `${prefix}${index + 1}.`, problems));
}

function unknownField(key: string): string {
  return `unknown field${didYouMean(kebab(key), fieldWords())}`;
}
