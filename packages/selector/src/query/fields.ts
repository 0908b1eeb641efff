import { didYouMean, kebab, nearestWord, parseDuration, QUERY_ALIASES } from '@ami-select/core';
import { ARCHITECTURE_WORDS, type Architecture, architectureOf } from '../image/architecture.ts';
import { readPublisherWord } from '../publishers/publisher-word.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import { type ImageQuery, ORDERS, type QueryField } from './image-query.ts';
import { nameGlob } from './name-glob.ts';
import { nameRegex } from './name-regex.ts';
import { count, flag, list, listOf, mapping, oneOf, quote, type Reader, text, textThat } from './readers.ts';

const OWNER_ALIASES: readonly string[] = ['self', 'amazon', 'aws-marketplace', 'aws-backup-vault'];

/** A publisher of the table by any of its words. */
export function publisherReader(publishers: PublisherTable): Reader<string> {
  return (raw) => {
    const found = publishers.find(String(raw));
    if (found !== undefined) return { value: found.id };
    const meant = readPublisherWord(String(raw), publishers);
    if (meant !== undefined) {
      const expected = `publisher ${meant.publisher} and version "${meant.version}"`;
      return { problem: `${quote(raw)} is a publisher with its version; expected ${expected}` };
    }
    const nearest = nearestWord(String(raw), publishers.words);
    const expected =
      nearest === undefined ? `one of ${publishers.all.map(({ id }) => id).join(', ')}` : quote(nearest);
    return { problem: `${quote(raw)} is not valid because no publisher has this name; expected ${expected}` };
  };
}

/** YAML reads 8.10 as the number 8.1: one digit after the point is ambiguous. */
const version: Reader<string> = (raw) => {
  if (typeof raw === 'number' && /\.\d$/.test(String(raw))) {
    return { problem: `${raw} is a number and may have been ${raw}0; put the version in quotes` };
  }
  return text(raw);
};

const architecture: Reader<Architecture> = (raw) => {
  const value = architectureOf(String(raw));
  if (value !== undefined) return { value };
  const guess = didYouMean(String(raw), ARCHITECTURE_WORDS);
  return {
    problem: `${quote(raw)} is not valid because no architecture has this name${guess}; expected x86_64 (amd64), arm64 (aarch64) or i386`,
  };
};

const owner: Reader<string> = (raw) => {
  const value = String(raw).replace(/^(\d{4})-(\d{4})-(\d{4})$/, '$1$2$3');
  if (isOwner(value)) return { value };
  // A number of code has lost its leading zeros.
  const guess = /^\d{8,11}$/.test(value)
    ? ` (did you mean "${value.padStart(12, '0')}"?)`
    : didYouMean(value, OWNER_ALIASES);
  return {
    problem: `${quote(raw)} is not an owner${guess}; expected an account id of 12 digits, ${OWNER_ALIASES.join(', ')}`,
  };
};

/** The shorthand of the AWS CLI, `Name=tag:Role,Values=web`, reads as a filter of that name. */
const filters: Reader<Readonly<Record<string, readonly string[]>>> = (raw) => {
  const reading = mapping(raw);
  if ('problem' in reading) return reading;
  const shorthand = (reading.value.Name ?? []).find((value) => value.includes(',Values='));
  if (shorthand === undefined) return reading;
  const [name, values] = shorthand.split(',Values=');
  const [first] = values?.split(',') ?? [];
  return { problem: `"Name=${shorthand}" is in the form of the AWS CLI; expected ${name}=${first}` };
};

const duration = textThat(
  (value) => parseDuration(value) !== undefined,
  'a duration such as 45m, 12h, 3d or 2w',
);
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;
const date = textThat((value) => ISO_DATE.test(value) && isDay(value), 'an ISO date (2026-08-01)');

/** `Date` takes 30 February for 2 March. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 10));
}

const region = textThat(
  (value) => value === 'all' || /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(value),
  'a region name such as eu-west-1',
);

const executable = textThat((value) => /^(self|all|\d{12})$/.test(value), 'self, all or an account id');
const imageId = textThat(
  (value) => /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(value),
  'an image id (ami- and 8 or 17 hex digits)',
);
const plainParameter = textThat(
  (value) => /^(arn:aws[a-z-]*:ssm:[a-z0-9-]*:\d*:parameter)?\/?[\w.\-/]+(:[\w.-]+)?$/.test(value),
  'the name or ARN of an SSM parameter',
);

/** With or without the prefix of parameters in EC2 and in this package's shorthand. */
const parameter: Reader<string> = (raw) => plainParameter(String(raw).replace(/^(resolve:)?ssm:/, ''));

/** The reader of each field. The only list of fields: parser, messages and documentation follow it. */
export const FIELDS: {
  readonly [Field in Exclude<QueryField, 'fallback'>]-?: Reader<NonNullable<ImageQuery[Field]>>;
} = {
  publisher: publisherReader(KNOWN_PUBLISHERS),
  version,
  variant: text,
  owners: listOf(owner),
  allowAnyOwner: flag,
  name: listOf(nameGlob),
  exclude: listOf(nameGlob),
  nameRegex,
  architecture,
  virtualizationType: oneOf(['hvm', 'paravirtual']),
  imageType: oneOf(['machine', 'kernel', 'ramdisk']),
  rootDeviceType: oneOf(['ebs', 'instance-store']),
  bootMode: listOf(oneOf(['legacy-bios', 'uefi', 'uefi-preferred'])),
  enaSupport: flag,
  imdsSupport: oneOf(['v2.0']),
  tpmSupport: oneOf(['v2.0']),
  platform: oneOf(['linux', 'windows']),
  hypervisor: oneOf(['xen', 'ovm']),
  description: list,
  tags: mapping,
  tagKeys: list,
  createdAfter: date,
  createdBefore: date,
  minimumAge: duration,
  maximumAge: duration,
  state: listOf(oneOf(['available', 'pending', 'failed'])),
  includeDeprecated: flag,
  includeDisabled: flag,
  executableBy: listOf(executable),
  productCode: listOf(text),
  filters,
  ssmParameter: parameter,
  imageId,
  order: oneOf(ORDERS),
  nth: count,
  regions: listOf(region),
  optional: flag,
};

/** Whether a word is an account id or an alias of one. */
export function isOwner(word: string): boolean {
  return /^\d{12}$/.test(word) || OWNER_ALIASES.includes(word);
}

/** Every field by its name in YAML, flags and inputs, `fallback` included. */
export const QUERY_FIELDS: readonly string[] = [...Object.keys(FIELDS), 'fallback'].map(kebab);

/** Fields whose names in a file are in the singular. */
const LISTS: Readonly<Record<string, QueryField>> = { owner: 'owners', region: 'regions' };

/** The field of each name in a file: its own name and its aliases. */
const FIELD_OF: ReadonlyMap<string, string> = new Map(
  [...Object.keys(FIELDS), 'fallback'].flatMap((field) => {
    const name = Object.keys(LISTS).find((one) => LISTS[one] === field) ?? kebab(field);
    const aliases: Readonly<Record<string, readonly string[]>> = QUERY_ALIASES;
    return [kebab(field), name, ...(aliases[name] ?? [])].map((word) => [word, field] as const);
  }),
);

/** The field of a key, in any of its spellings. */
export function fieldOf(key: string): string | undefined {
  return FIELD_OF.get(kebab(key));
}

/** Every name of every field. */
export function fieldWords(): readonly string[] {
  return [...FIELD_OF.keys()];
}
