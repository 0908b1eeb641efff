import { ApiError } from '../api/api-error.ts';
import { invalidEscape, type Pattern, parsePattern } from './pattern.ts';

/** One filter of a Describe call, as the SDK writes it. */
export interface Filter {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

export interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

type Scalar = string | number | boolean | undefined;

/** Value of a resource that a filter compares; a list matches when one of its elements does. */
export type FieldValue = Scalar | readonly Scalar[];

/** The filters that one Describe call understands. */
export interface FilterTable<Item> {
  /** Documented filter name -> the value that the filter looks at. */
  readonly fields: Readonly<Record<string, (item: Item) => FieldValue>>;
  /** Enables `tag:<key>` and `tag-key`. */
  readonly tags?: (item: Item) => readonly Tag[];
}

/** Fields that also look at where the item is: its region, or the request. */
export type FieldsWithin<Item, Where> = Readonly<Record<string, (item: Item, where: Where) => FieldValue>>;

/** Of these fields those that a call asks for, for the items of one place. */
export function fieldsIn<Item, Where>(
  fields: FieldsWithin<Item, Where>,
  where: Where,
  filters: readonly Filter[] | undefined,
): FilterTable<Item>['fields'] {
  return Object.fromEntries(
    (filters ?? []).flatMap(({ Name = '' }) => {
      const read = Object.hasOwn(fields, Name) ? fields[Name] : undefined;
      return read ? [[Name, (item: Item) => read(item, where)]] : [];
    }),
  );
}

export type Predicate<Item> = (item: Item) => boolean;

/** API_Filter: at most 200 values in one call. */
const MAX_VALUES = 200;

/**
 * Turns the filters of a request into one predicate: every filter must match (AND), by any of its values (OR).
 * @throws ApiError `InvalidParameterValue` for a filter that the call does not document, or a value with a backslash
 * that escapes neither `*` nor `?` nor another backslash (hashicorp/packer#6572), `MissingParameter` for a filter without a name or values, `FilterLimitExceeded` above 200 values.
 */
export function compileFilters<Item>(
  filters: readonly Filter[] | undefined,
  table: FilterTable<Item>,
): Predicate<Item> {
  const predicates = (filters ?? []).map((filter) => compileFilter(filter, table));
  const values = (filters ?? []).reduce((total, filter) => total + (filter.Values?.length ?? 0), 0);
  if (values > MAX_VALUES) {
    throw new ApiError(
      'FilterLimitExceeded',
      `The maximum number of filter values specified on a single call is ${MAX_VALUES}.`,
    );
  }
  return (item) => predicates.every((matches) => matches(item));
}

function compileFilter<Item>(filter: Filter, table: FilterTable<Item>): Predicate<Item> {
  const name = filter.Name;
  if (!name) throw new ApiError('MissingParameter', 'The request must contain the parameter Filter.Name');
  const read = readerOf(name, table);
  if (!read) throw new ApiError('InvalidParameterValue', `The filter '${name}' is invalid`);
  if (!filter.Values?.length) {
    throw new ApiError('MissingParameter', `The filter '${name}' must have at least one value`);
  }
  for (const value of filter.Values) assertEscapes(value);
  const matches = anyOf(filter.Values.map(parsePattern));
  return (item) => matchesField(read(item), matches);
}

function assertEscapes(value: string): void {
  const wrong = invalidEscape(value);
  if (wrong === undefined) return;
  throw new ApiError(
    'InvalidParameterValue',
    `Invalid filter value: The escape sequence '${wrong}' is invalid`,
  );
}

function readerOf<Item>(name: string, table: FilterTable<Item>): ((item: Item) => FieldValue) | undefined {
  const { fields, tags } = table;
  if (Object.hasOwn(fields, name)) return fields[name];
  if (!tags) return undefined;
  if (name === 'tag-key') return (item) => tags(item).map((tag) => tag.Key);
  if (!name.startsWith('tag:') || name.length === 'tag:'.length) return undefined;
  const key = name.slice('tag:'.length);
  return (item) =>
    tags(item)
      .filter((tag) => tag.Key === key)
      .map((tag) => tag.Value ?? '');
}

function matchesField(field: FieldValue, matches: Predicate<string>): boolean {
  if (field === undefined) return false;
  if (typeof field === 'object') return field.some((value) => value !== undefined && matches(String(value)));
  return matches(String(field));
}

function anyOf(patterns: readonly Pattern[]): Predicate<string> {
  const [only] = patterns;
  if (only && patterns.length === 1) return only.matches;
  const literals = new Set(patterns.map((pattern) => pattern.literal).filter((text) => text !== undefined));
  const globs = patterns.filter((pattern) => pattern.literal === undefined);
  return (value) => literals.has(value) || globs.some((pattern) => pattern.matches(value));
}
