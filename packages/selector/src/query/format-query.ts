import { kebab } from '@ami-select/core';
import type { ImageQuery } from './image-query.ts';

/** The fields of a query as a person writes them in YAML: kebab-case, one value where one is enough. */
export function formatQuery(query: ImageQuery): Record<string, unknown> {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([field, value]) => [keyOf(field, value), plain(value)]));
}

/** The query as flags of the command line, one word per item: `--owner self --name "corp-*"`. */
export function formatFlags(query: ImageQuery): string[] {
  return Object.entries(query).flatMap(([field, value]) => flagsFor(field, value));
}

const SINGULAR: Readonly<Record<string, string>> = { owners: 'owner', regions: 'region', tagKeys: 'tag-key' };
const FLAGS: Readonly<Record<string, string>> = { tags: 'tag', filters: 'filter' };

function flagsFor(field: string, value: unknown): string[] {
  const flag = `--${FLAGS[field] ?? SINGULAR[field] ?? kebab(field)}`;
  if (value === undefined || value === false || field === 'fallback') return [];
  if (value === true) return [flag];
  if (Array.isArray(value)) return value.flatMap((item) => [flag, String(item)]);
  if (typeof value !== 'object' || value === null) return [flag, String(value)];
  const pairs = Object.entries(value as Readonly<Record<string, readonly string[]>>);
  return pairs.flatMap(([key, items]) => items.flatMap((item) => [flag, `${key}=${item}`]));
}

function keyOf(field: string, value: unknown): string {
  const isOne = Array.isArray(value) && value.length === 1;
  return isOne ? (SINGULAR[field] ?? kebab(field)) : kebab(field);
}

function plain(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' ? value[0] : value;
}
