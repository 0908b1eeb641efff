import { BUILD_SHAPE } from '@ami-select/builder';
import { BUILD_FIELDS, type Field } from '@ami-select/config';
import { describe, expect, it } from 'vitest';

/** The part of a table of fields that the builder has, too. */
function shapeOf(fields: Readonly<Record<string, Field>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const {
        kind,
        required,
        minimum,
        maximum,
        choices,
        fields: inner,
      } = field as Field & Record<string, never>;
      const shape = { kind, required, minimum, maximum, choices, fields: inner && shapeOf(inner) };
      return [name, Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined))];
    }),
  );
}

describe('the fields of a build', () => {
  it('are the same in the config and in the builder', () => {
    expect(shapeOf(BUILD_FIELDS)).toEqual(BUILD_SHAPE);
  });
});
