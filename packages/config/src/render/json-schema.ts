import { BUILD_FIELDS } from '../schema/build-fields.ts';
import type { Field, Fields } from '../schema/field.ts';
import { FLEET_FIELDS } from '../schema/fleet-fields.ts';
import { IMAGE_FIELDS } from '../schema/image-fields.ts';
import { PUBLISHER_FIELDS } from '../schema/publisher-fields.ts';
import { describeField } from './describe-field.ts';

type Schema = Readonly<Record<string, unknown>>;

const TEXT: Schema = { type: ['string', 'number', 'boolean'] };
const DURATION = '^(\\d{1,6}w)?(\\d{1,6}d)?(\\d{1,6}h)?(\\d{1,6}m)?(\\d{1,6}s)?$';

/** The JSON Schema of `ami-select.yml`, which editors complete and check it by. */
export function renderJsonSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'ami-select.yml',
    description: 'Named images and fleets, publishers of your own, and a build. Every part is optional.',
    ...groupOf({
      images: {
        description: 'Images by name: a query, or one line such as `ubuntu/24.04@arm64`.',
        ...mappingOf({ anyOf: [{ type: 'string' }, { $ref: '#/definitions/image' }] }),
      },
      publishers: {
        description: 'Publishers of your own by the word that queries name them by.',
        ...mappingOf({ $ref: '#/definitions/publisher' }),
      },
      fleets: { description: 'Fleets by name.', ...mappingOf({ $ref: '#/definitions/fleet' }) },
      build: { $ref: '#/definitions/build' },
    }),
    definitions: {
      image: { description: 'An image query.', ...tableOf(IMAGE_FIELDS, 'image') },
      publisher: { description: 'A source of images.', ...tableOf(PUBLISHER_FIELDS, 'publisher') },
      fleet: { description: 'How a fleet is launched.', ...tableOf(FLEET_FIELDS, 'fleet') },
      build: { description: 'What is built and run on every machine.', ...tableOf(BUILD_FIELDS, 'build') },
    },
  };
}

function tableOf(fields: Fields, name: string): Schema {
  const properties = Object.entries(fields).flatMap(([key, field]) => {
    const schema = { description: describeField(field), ...defaultOf(field), ...schemaOf(field, name) };
    const aliases = (field.aliases ?? []).map((alias) => [alias, { ...schema, deprecated: true }] as const);
    return [[key, schema] as const, ...aliases];
  });
  const required = Object.keys(fields).filter((key) => fields[key]?.required);
  return { ...groupOf(Object.fromEntries(properties)), ...(required.length > 0 && { required }) };
}

/** The schema of a value. `table` is the definition of the field's table. */
function schemaOf(field: Field, table: string): Schema {
  switch (field.kind) {
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', minimum: field.minimum, maximum: field.maximum };
    case 'amount':
      return { type: 'number', minimum: field.minimum, maximum: field.maximum };
    case 'duration':
      return { type: 'string', pattern: DURATION, examples: ['45m', '1h30m', '2d'] };
    case 'choice':
      return { enum: field.choices };
    case 'string':
      return { ...TEXT, ...(field.examples && { examples: field.examples }) };
    case 'list':
      return oneOrSeveral(
        field.choices === undefined ? TEXT : { enum: field.choices },
        field.mayBeEmpty ? 0 : 1,
      );
    case 'mapping':
      return mappingOf(TEXT);
    case 'multimap':
      return mappingOf(oneOrSeveral(TEXT));
    case 'group':
      return tableOf(field.fields, table);
    case 'groups':
      return { type: 'array', items: tableOf(field.fields, table) };
    case 'named-groups':
      return mappingOf(tableOf(field.fields, table));
    case 'alternatives':
      return oneOrSeveral({ anyOf: [{ type: 'string' }, { $ref: `#/definitions/${table}` }] });
  }
}

function defaultOf({ kind, default: value }: Field): Schema {
  if (value === undefined) return {};
  return { default: kind === 'integer' ? Number(value) : value };
}

function groupOf(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', additionalProperties: false, properties };
}

function mappingOf(additionalProperties: Schema): Schema {
  return { type: 'object', additionalProperties };
}

function oneOrSeveral(item: Schema, minItems = 1): Schema {
  return { anyOf: [item, { type: 'array', items: item, ...(minItems > 0 && { minItems }) }] };
}
