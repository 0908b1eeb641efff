import { didYouMean, kebab, type Problem } from '@ami-select/core';
import { invalidQuery } from '../contract/errors.ts';
import { checkTogether } from './check-together.ts';
import { FIELD_ALIASES, FIELDS } from './fields.ts';
import type { ImageQuery } from './image-query.ts';
import { quote, type Reader } from './readers.ts';

type Fields = Record<string, unknown>;

/**
 * Reads a query from loose fields: kebab-case or camelCase keys, single values in place of lists, numbers
 * and words as YAML or an action passes them. Empty and undefined values count as absent.
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
  const query: Fields = {};
  for (const [key, raw] of Object.entries(fields)) {
    if (raw === undefined || raw === null || raw === '') continue;
    readField({ key, raw, prefix }, query, problems);
  }
  return query;
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

/** The field of a key, in any of its spellings. */
function fieldOf(key: string): string | undefined {
  const name = key.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (name === 'fallback' || Object.hasOwn(FIELDS, name)) return name;
  return Object.hasOwn(FIELD_ALIASES, name) ? FIELD_ALIASES[name] : undefined;
}

function unknownField(key: string): string {
  const known = [...Object.keys(FIELDS), 'fallback', ...Object.keys(FIELD_ALIASES)].map(kebab);
  return `unknown field${didYouMean(kebab(key), known)}`;
}
