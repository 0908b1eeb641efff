import type { Problem } from '@ami-select/core';
import { addressProblem } from './address-problem.ts';
import { FieldReader, readNamedGroups } from './field-reader.ts';
import type { BuildShape } from './field-shape.ts';
import { prefixOf } from './index-variables.ts';

/** A further index, from which some packages come, and only from it. */
export interface NamedIndex {
  readonly name: string;
  /** An address, or the path of a folder of wheels as the build names it. */
  readonly url: string;
  /** Globs of normalised project names: `torch`, `nvidia-*`. */
  readonly packages: readonly string[];
}

export const NAMED_INDEX_SHAPE: BuildShape = {
  url: { kind: 'string', required: true },
  packages: { kind: 'list', required: true },
};

const URL_FORM = 'https://…, http://… or a folder of wheels such as ./wheels';

/** A part of a variable of the environment, in capitals. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const GLOB = /^[A-Za-z0-9*?._-]+$/;

/** The group `indexes` of the `build:` mapping. */
export function readNamedIndexes(value: unknown, problems: Problem[]): readonly NamedIndex[] {
  const path = 'build.indexes';
  return readNamedGroups(path, value, problems).map(([name, group]) => {
    const fields = new FieldReader(`${path}.${name}`, group, { shape: NAMED_INDEX_SHAPE, problems });
    if (!NAME.test(name)) {
      const message =
        'the name is not valid because variables of its credentials contain it; expected lower-case letters, digits, "-"';
      problems.push({ field: `${path}.${name}`, message });
    }
    const url = fields.string('url') ?? '';
    const form = { expected: URL_FORM, prefix: prefixOf(name) };
    const message = url === '' || isFolderPath(url) ? undefined : addressProblem(url, form);
    if (message !== undefined) problems.push({ field: `${path}.${name}.url`, message });
    return { name, url, packages: readPackages(fields) };
  });
}

/** Whether the `url` of one of `indexes` is a folder; what may hold credentials is none. */
export function isFolderPath(url: string): boolean {
  return !/[:@]/.test(url);
}

function readPackages(fields: FieldReader): readonly string[] {
  const packages = fields.strings('packages');
  if (Array.isArray(fields.value('packages')) && packages.length === 0)
    fields.complain('packages', [], { because: 'it is empty', expected: 'names of packages' });
  for (const glob of packages) {
    if (GLOB.test(glob)) continue;
    const because = 'it is not the name of a package';
    fields.complain('packages', glob, { because, expected: 'a name or glob such as "torch" or "nvidia-*"' });
  }
  return packages.map((glob) => glob.toLowerCase().replaceAll(/[-_.]+/g, '-'));
}
