import { type Field, IMAGE_FIELDS } from '@ami-select/config';
import { parseImageQuery, QUERY_FIELDS } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';

/** Fields that a file names in the singular; code holds lists. */
const SINGULAR: Readonly<Record<string, string>> = { owners: 'owner', regions: 'region' };

const ROWS = Object.entries<Field>(IMAGE_FIELDS);

describe('the table of image fields', () => {
  it('has the fields of the selector, all of them and no other', () => {
    const known = QUERY_FIELDS.map((field) => SINGULAR[field] ?? field);

    expect(Object.keys(IMAGE_FIELDS).sort()).toEqual([...known].sort());
  });

  it.each(ROWS.flatMap(([name, { aliases = [] }]) => [name, ...aliases]))(
    'has a name that the selector knows: %s',
    (name) => {
      expect(() => parseImageQuery({ [name]: ['?'], x: 1 })).not.toThrow(`${name}: is not a field`);
    },
  );

  it.each(
    ROWS.flatMap(([name, field]) =>
      'choices' in field ? (field.choices ?? []).map((word) => [name, word]) : [],
    ),
  )('offers for %s the word %s, which the selector accepts', (name, word) => {
    expect(() => parseImageQuery({ publisher: 'ubuntu', [name ?? '']: word })).not.toThrow();
  });

  it.each(IMAGE_FIELDS.architecture.examples)('offers the architecture %s', (word) => {
    expect(() => parseImageQuery({ 'allow-any-owner': true, architecture: word })).not.toThrow();
  });
});
