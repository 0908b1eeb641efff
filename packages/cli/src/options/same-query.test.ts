import { type Field, IMAGE_FIELDS } from '@ami-select/config';
import { silentLogger } from '@ami-select/core';
import { type Clients, type ImageQuery, select } from '@ami-select/selector';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { queryOfConfig, queryOfFlags, queryOfInputs } from '../testing/query-ways.ts';

/** Fields by their names in a file: texts, lists of texts, or keys with such lists. */
type Fields = Readonly<Record<string, Value>>;
type Value = string | readonly string[] | Readonly<Record<string, readonly string[]>>;

const FIELDS: Readonly<Record<string, Field>> = IMAGE_FIELDS;
const NOW = new Date('2026-11-15T12:00:00Z');

/** Text that is hard to pass on: commas, quotes, `=`, leading zeros, words and marks of YAML, spaces inside. */
const NASTY = fc
  .oneof(
    fc.constantFrom(
      '007',
      '1.10',
      '9.0',
      '0x1F',
      '1e3',
      'yes',
      'null',
      '~',
      '',
      'true, *',
      '- a',
      'a: b',
      '#',
    ),
    fc.string({ unit: fc.constantFrom(...`ab01,'"=-_.*?\\:#{}[]&!|>%@\` `), maxLength: 12 }),
  )
  .map((text) => text.trim());
const TEXT = NASTY.filter((text) => text !== '');
const KEY = TEXT.map((text) => text.replaceAll('=', '')).filter(
  (text) => text.trim() === text && text !== '',
);
const GLOB = fc
  .string({ unit: fc.constantFrom(..."ab01'-_./@()*? "), minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const REGEX = fc.array(fc.constantFrom('v[0-9]{1,3}', ',', '"', "'", '=', '(?:a|b)', '\\.', '007', '#'), {
  minLength: 1,
  maxLength: 5,
});

const several = <T extends string>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
const keyed = (key: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(fc.tuple(key, several(NASTY)), { minLength: 1, maxLength: 3, selector: ([name]) => name })
    .map((pairs) => Object.fromEntries(pairs));

const QUERY: fc.Arbitrary<Fields> = fc.record(
  {
    owner: several(fc.constantFrom('self', '012345678901', '099720109477')),
    name: several(GLOB),
    exclude: several(GLOB),
    'name-regex': REGEX.map((parts) => parts.join('')),
    architecture: fc.constantFrom('arm64', 'amd64', 'i386'),
    'boot-mode': several(fc.constantFrom('uefi', 'legacy-bios')),
    'ena-support': fc.constant('true'),
    description: several(TEXT),
    tags: keyed(KEY),
    'tag-keys': several(TEXT),
    'created-after': fc.constantFrom('2026-01-01', '2025-12-31T23:59:59Z'),
    'minimum-age': fc.constantFrom('3d', '12h'),
    state: several(fc.constantFrom('available', 'pending')),
    'include-deprecated': fc.constant('true'),
    'executable-by': several(fc.constantFrom('self', '012345678901')),
    'product-code': several(fc.constantFrom('0abc', '007')),
    filters: keyed(fc.constantFrom('description', 'tag:Role, x', 'name')),
    order: fc.constantFrom('date', 'version'),
    nth: fc.constantFrom('1', '7'),
  },
  { requiredKeys: ['owner'] },
);

it('the same query in config, flags and inputs gives the same request', async () => {
  await fc.assert(
    fc.asyncProperty(QUERY, async (fields) => {
      const config = await queryOfConfig(`images: { base: ${yamlOf(fields)} }`);
      const flags = await queryOfFlags(Object.entries(fields).flatMap(flagsOf));
      const inputs = await queryOfInputs(Object.fromEntries(Object.entries(fields).map(inputOf)));

      expect(flags).toEqual(config);
      expect(inputs).toEqual(config);
      expect(textsOf(config)).toEqual(textsOf(fields));
      expect(await requestOf(flags)).toEqual(await requestOf(config));
      expect(await requestOf(inputs)).toEqual(await requestOf(config));
    }),
  );
});

/** Flow YAML, in which what reads as a number stands without quotes. */
function yamlOf(value: Value | Fields): string {
  if (typeof value === 'string') return /^[\d.]+$/.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${yamlOf(item)}`);
  return `{ ${pairs.join(', ')} }`;
}

function flagsOf([name, value]: [string, Value]): string[] {
  const flag = FIELDS[name]?.flag ?? '';
  const [word = ''] = flag.split(' ');
  return flag.includes('<') ? linesOf(value).flatMap((line) => [word, line]) : [word];
}

function inputOf([name, value]: [string, Value]): [string, string] {
  return [name, linesOf(value).join('\n')];
}

/** One line for each value. */
function linesOf(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value;
  return Object.entries(value).flatMap(([key, items]) => items.map((item: string) => `${key}=${item}`));
}

/** The values that nothing may change on their way. */
function textsOf(of: ImageQuery | Fields): readonly unknown[] {
  const { tags, filters, description, name, exclude } = of;
  return [tags, filters, description, name, exclude];
}

/** The first DescribeImages request of a query. */
async function requestOf(query: ImageQuery): Promise<unknown> {
  let request: unknown;
  const send = async ({ input }: { readonly input: unknown }): Promise<never> => {
    request ??= input;
    throw new Error('seen');
  };
  const clients = (() => ({ ec2: { send }, ssm: { send } })) as unknown as Clients;
  const clock = { now: () => NOW, sleep: async () => {} };
  const dependencies = { clients, clock, logger: silentLogger };
  await expect(select({ ...query, regions: ['eu-west-1'] }, dependencies)).rejects.toThrow('seen');
  return request;
}
