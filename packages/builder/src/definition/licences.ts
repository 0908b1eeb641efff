import type { Problem } from '@ami-select/core';
import { FieldReader } from './field-reader.ts';
import type { BuildShape } from './field-shape.ts';

export const LICENCES_SHAPE: BuildShape = {
  allow: { kind: 'list', required: true },
  reviewed: { kind: 'list' },
};

/** Which licences the packages of a build may have. */
export interface Licences {
  /** SPDX identifiers, or names as packages declare them. */
  readonly allow: readonly string[];
  /** Projects that a person has looked at, whatever they declare. */
  readonly reviewed: readonly string[];
}

/** The field `licences` of the `build:` mapping. */
export function readLicences(value: unknown, problems: Problem[]): Licences | undefined {
  if (value === undefined) return undefined;
  const fields = new FieldReader('build.licences', value, { shape: LICENCES_SHAPE, problems });
  const allow = fields.strings('allow');
  if (Array.isArray(fields.value('allow')) && allow.length === 0)
    fields.complain('allow', [], { because: 'it is empty', expected: 'licences such as MIT' });
  return { allow, reviewed: fields.strings('reviewed') };
}
