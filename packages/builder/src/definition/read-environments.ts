import type { Problem } from '@ami-select/core';
import type { Environment } from './build.ts';
import { ENVIRONMENT_SHAPE } from './build-shape.ts';
import { readChosen } from './chosen-sets.ts';
import { expandMatrix } from './environment-matrix.ts';
import { FieldReader, readNamedGroups } from './field-reader.ts';

/** The environments by the names that the build gives them: several for one with a `matrix`. */
export type NamedEnvironments = ReadonlyMap<string, readonly Environment[]>;

const PATH = 'build.environments';

const OF_MATRIX =
  'the name is not valid because an environment of a matrix has it; expected a name of its own';

/** The field `environments` of the `build:` mapping. */
export function readEnvironments(value: unknown, problems: Problem[]): NamedEnvironments {
  const named = new Map<string, readonly Environment[]>();
  for (const [name, group] of readNamedGroups(PATH, value, problems)) {
    const path = `${PATH}.${name}`;
    if (!isEnvironmentName(name)) {
      const message =
        'the name is not valid because it becomes a folder; expected letters, digits, ".", "_", "-"';
      problems.push({ field: path, message });
    }
    const fields = new FieldReader(path, group, { shape: ENVIRONMENT_SHAPE, problems });
    const requirements = fields.strings('requirements');
    if (Array.isArray(fields.value('requirements')) && requirements.length === 0)
      fields.complain('requirements', [], { because: 'it is empty', expected: 'requirement files' });
    const environment = {
      name,
      requirements,
      python: readPython(fields),
      ...readChosen(fields, requirements),
    };
    named.set(name, expandMatrix(environment, fields.value('matrix'), { path, problems }));
  }
  const names = [...named.values()].flat().map(({ name }) => name);
  for (const twice of new Set(names.filter((name, index) => names.indexOf(name) !== index)))
    problems.push({ field: `${PATH}.${twice}`, message: OF_MATRIX });
  return named;
}

/** Whether a folder on a machine can have the name. */
export function isEnvironmentName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name);
}

function readPython(fields: FieldReader): string | undefined {
  const value = fields.value('python');
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^3\.\d+$/.test(value)) return value;
  const because = typeof value === 'number' ? 'it is a number' : 'it is not a minor version of Python 3';
  fields.complain('python', value, { because, expected: 'a version in quotes such as "3.12"' });
  return undefined;
}
