import { globMatcher, kebab } from '@ami-select/core';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { ageConditions } from './age-conditions.ts';
import type { Condition } from './condition.ts';

type PlainField =
  | 'architecture'
  | 'virtualizationType'
  | 'imageType'
  | 'rootDeviceType'
  | 'bootMode'
  | 'hypervisor'
  | 'state'
  | 'enaSupport'
  | 'imdsSupport'
  | 'tpmSupport';

/** Fields that are compared as they are. EC2 has no filter for IMDS and TPM support. */
const PLAIN: readonly PlainField[] = [
  'architecture',
  'virtualizationType',
  'imageType',
  'rootDeviceType',
  'bootMode',
  'hypervisor',
  'enaSupport',
  'imdsSupport',
  'tpmSupport',
  'state',
];

const NOT_FILTERABLE: readonly string[] = ['imdsSupport', 'tpmSupport'];

/** The conditions of a query's own fields; those of its publisher and owners are in files of their own. */
export function fieldConditions(query: ImageQuery, now: Date): Condition[] {
  return [
    ...PLAIN.flatMap((field) => plainCondition(field, query)),
    ...nameConditions(query),
    ...tagConditions(query),
    ...descriptionConditions(query),
    ...ageConditions(query, now),
    ...platformConditions(query),
    ...rawConditions(query),
  ];
}

function plainCondition(field: PlainField, query: ImageQuery): Condition[] {
  const wanted = query[field];
  if (wanted === undefined) return [];
  const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
  const name = kebab(field);
  return [
    {
      field: name,
      wanted: values.join(' or '),
      filters: NOT_FILTERABLE.includes(field) ? [] : [{ Name: name, Values: values }],
      accepts: (image) => values.includes(String(image[field])),
    },
  ];
}

function nameConditions(query: ImageQuery): Condition[] {
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

function tagConditions(query: ImageQuery): Condition[] {
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

function descriptionConditions(query: ImageQuery): Condition[] {
  const globs = query.description;
  if (globs === undefined) return [];
  const matches = globMatcher(globs);
  return [
    {
      field: 'description',
      wanted: globs.join(' or '),
      filters: [{ Name: 'description', Values: globs }],
      accepts: (image) => matches(image.description ?? ''),
    },
  ];
}

/** EC2 only knows the platform "windows": anything else has none. */
function platformConditions(query: ImageQuery): Condition[] {
  const platform = query.platform;
  if (platform === undefined) return [];
  const filters = platform === 'windows' ? [{ Name: 'platform', Values: ['windows'] }] : [];
  return [{ field: 'platform', wanted: platform, filters, accepts: (image) => image.platform === platform }];
}

function rawConditions(query: ImageQuery): Condition[] {
  const raw = Object.entries(query.filters ?? {}).map(
    ([name, values]): Condition => ({
      field: `filters.${name}`,
      wanted: values.join(' or '),
      filters: [{ Name: name, Values: values }],
    }),
  );
  const codes = query.productCode;
  if (codes === undefined) return raw;
  const accepts = (image: Image): boolean => image.productCodes.some((code) => codes.includes(code));
  const filters = [{ Name: 'product-code', Values: codes }];
  return [...raw, { field: 'product-code', wanted: codes.join(' or '), filters, accepts }];
}
