import { didYouMean } from '@ami-select/core';
import type { NamedIndex } from '../definition/named-indexes.ts';

/** Installers, which an index may serve although no lock pins them. */
const TOOLS = ['uv', 'pip'];

/** A warning for each whole name of `indexes` that no lock pins: a package that is misspelt comes from another index. */
export function strayPackages(
  indexes: readonly NamedIndex[],
  locked: ReadonlySet<string>,
): readonly string[] {
  return indexes.flatMap(({ name, packages }) =>
    packages
      .filter((one) => !/[*?]/.test(one) && !locked.has(one) && !TOOLS.includes(one))
      .map((one) => {
        return `build.indexes.${name}.packages names ${one}, which no lock pins${didYouMean(one, locked)}`;
      }),
  );
}
