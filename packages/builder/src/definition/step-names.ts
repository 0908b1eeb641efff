import { isPlainObject, type Problem } from '@ami-select/core';
import type { Step } from './build.ts';

/**
 * A problem for each step that was given the name of an earlier one: nobody could tell them apart in a log, nor choose
 * one of them. Steps without a name are called by their first lines, which may be the same.
 * @param read the steps of each of the `given`, several for an environment of a matrix
 */
export function nameProblems(
  given: readonly unknown[],
  read: readonly (readonly Step[])[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, { readonly index: number; readonly isNamed: boolean }>();
  for (const [index, steps] of read.entries()) {
    const step = given[index];
    const isNamed = isPlainObject(step) && typeof step.name === 'string';
    const names = [...new Set(steps.flatMap(({ name, group = name }) => [group, name]))];
    const twin = names.map((name) => ({ name, earlier: first.get(name) })).find(({ earlier }) => earlier);
    if (twin?.earlier !== undefined && (isNamed || twin.earlier.isNamed)) {
      const because = `steps[${twin.earlier.index}] has this name, too`;
      const message = `${JSON.stringify(twin.name)} is not valid because ${because}; expected a name of its own`;
      problems.push({ field: `build.steps[${index}].name`, message });
    }
    for (const name of names) if (!first.has(name)) first.set(name, { index, isNamed });
  }
  return problems;
}
