import type { FieldReader } from './field-reader.ts';

/** The field, and what stands for it where an environment is named. */
export const BUILD_REQUIREMENTS = 'build-requirements' as const;

/** Source archives that a build may build, and the pins of what builds them. */
export interface AllowedSdists {
  /** Names of the packages, as written. */
  readonly allowSdist?: readonly string[] | undefined;
  /** Requirement files, as the build names them. */
  readonly buildRequirements?: readonly string[] | undefined;
}

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** The fields `allow-sdist` and `build-requirements` of the `build:` mapping. */
export function readAllowedSdists(fields: FieldReader): AllowedSdists {
  const allowSdist = fields.strings('allow-sdist');
  const buildRequirements = fields.strings(BUILD_REQUIREMENTS);
  for (const name of allowSdist) {
    if (NAME.test(name)) continue;
    const because = 'it is not the name of a package';
    fields.complain('allow-sdist', name, { because, expected: 'a name such as "docopt"' });
  }
  if (buildRequirements.length > 0 && allowSdist.length === 0) {
    const because = 'allow-sdist names no package';
    fields.complain(BUILD_REQUIREMENTS, buildRequirements, { because, expected: 'it beside allow-sdist' });
  }
  return {
    ...(allowSdist.length > 0 && { allowSdist }),
    ...(buildRequirements.length > 0 && { buildRequirements }),
  };
}
