import { didYouMean, fromOtherTools, kebab, type Problem } from '@ami-select/core';
import { invalidQuery } from '../contract/errors.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import { checkTogether } from './check-together.ts';
import { FIELDS, fieldOf, fieldWords, publisherReader } from './fields.ts';
import type { ImageQuery } from './image-query.ts';
import { ownedByFilter } from './owned-by-filter.ts';
import { quote, type Reader } from './readers.ts';
import { inUsualCase } from './usual-case.ts';

type Fields = Record<string, unknown>;

/**
 * Reads a query from loose fields: kebab-case or camelCase keys, single values in place of lists, numbers
 * and words as YAML or an action passes them, and the constructs of other tools (`fromOtherTools`). Empty and undefined
 * values count as absent.
 *
 * @throws SelectorError `INVALID_QUERY` that lists every problem; `UNSAFE_QUERY` when only the owner is missing.
 */
export function parseImageQuery(fields: unknown, publishers: PublisherTable = KNOWN_PUBLISHERS): ImageQuery {
  const context: Context = { problems: [], publishers };
  const query = readFields(fields, '', context);
  if (context.problems.length > 0) throw invalidQuery(context.problems);
  checkTogether(query, publishers);
  return query;
}

interface Context {
  readonly problems: Problem[];
  readonly publishers: PublisherTable;
}

function readFields(fields: unknown, prefix: string, context: Context): ImageQuery {
  if (fields === null || typeof fields !== 'object' || Array.isArray(fields)) {
    context.problems.push({
      field: prefix.slice(0, -1) || 'query',
      message: `${quote(fields)} is not a mapping of fields`,
    });
    return {};
  }
  const own = fromOtherTools({ ...fields });
  for (const { field, message } of own.problems)
    context.problems.push({ field: `${prefix}${field}`, message });
  const query: Fields = {};
  for (const [key, raw] of Object.entries(own.fields)) {
    if (raw === undefined || raw === null || raw === '') continue;
    readField({ key, raw, prefix }, query, context);
  }
  return inUsualCase(ownedByFilter(query), context.publishers);
}

function readField(
  entry: { key: string; raw: unknown; prefix: string },
  query: Fields,
  context: Context,
): void {
  const { problems, publishers } = context;
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
    query[field] = readFallbacks(entry.raw, at, context);
    return;
  }
  const readers: Readonly<Record<string, Reader<unknown>>> = FIELDS;
  const read = field === 'publisher' ? publisherReader(publishers) : readers[field];
  const reading = read?.(entry.raw);
  if (reading === undefined) return;
  if ('problem' in reading) problems.push({ field: at, message: reading.problem });
  else query[field] = reading.value;
}

/** EC2 itself takes `resolve:ssm:/path` in place of an image id. */
function isParameterReference({ key, raw }: { readonly key: string; readonly raw: unknown }): boolean {
  return fieldOf(key) === 'imageId' && typeof raw === 'string' && raw.startsWith('resolve:ssm:');
}

/** A flat chain: the fallbacks of a fallback are tried after it, before the next one. */
function readFallbacks(raw: unknown, at: string, context: Context): ImageQuery[] {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  if (items.length === 0) context.problems.push({ field: at, message: 'the list is empty' });
  return items.flatMap((item, index) => {
    const { fallback = [], ...link } = readFields(item, `${at}[${index}].`, context);
    return [link, ...fallback];
  });
}

function unknownField(key: string): string {
  return `unknown field${didYouMean(kebab(key), fieldWords())}`;
}
