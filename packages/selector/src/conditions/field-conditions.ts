import { globMatcher, kebab } from '@ami-select/core';
import type { Image } from '../image/image.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { ageConditions } from './age-conditions.ts';
import type { Condition } from './condition.ts';
import { nameConditions } from './name-conditions.ts';
import { tagConditions } from './tag-conditions.ts';

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
