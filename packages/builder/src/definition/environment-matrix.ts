import type { Problem } from '@ami-select/core';
import type { Environment } from './build.ts';
import { FieldReader } from './field-reader.ts';
import type { BuildShape } from './field-shape.ts';

export const MATRIX_SHAPE: BuildShape = { python: { kind: 'list', required: true } };

/** In the name of a requirement file, for the Python of the environment. */
const PLACE = '{python}';

export interface MatrixOptions {
  /** Such as `build.environments.app`. */
  readonly path: string;
  readonly problems: Problem[];
}

/**
 * The environments that an environment with a `matrix` stands for, `app-py3.11` and `app-py3.12`, each with its Python
 * in place of `{python}` in its requirement files; the environment itself without one.
 */
export function expandMatrix(
  environment: Environment,
  matrix: unknown,
  { path, problems }: MatrixOptions,
): readonly Environment[] {
  if (matrix === undefined) return [environment];
  const fields = new FieldReader(`${path}.matrix`, matrix, { shape: MATRIX_SHAPE, problems });
  const pythons = fields.strings('python');
  const wrong = pythons.find(
    (python, index) => !/^3\.\d+$/.test(python) || pythons.indexOf(python) !== index,
  );
  if (wrong !== undefined || (Array.isArray(fields.value('python')) && pythons.length === 0)) {
    const because =
      wrong === undefined ? 'it is empty' : `${wrong} is no minor version of Python 3, or there twice`;
    fields.complain('python', pythons, { because, expected: 'versions in quotes such as ["3.11", "3.12"]' });
  }
  if (environment.python !== undefined)
    problems.push({
      field: `${path}.python`,
      message: `"${environment.python}" is not valid because matrix has the versions; expected one of the two`,
    });
  const { name, requirements } = environment;
  return pythons.map((python) => ({
    ...environment,
    name: `${name}-py${python}`,
    requirements: requirements.map((file) => file.replaceAll(PLACE, python)),
    python,
  }));
}
