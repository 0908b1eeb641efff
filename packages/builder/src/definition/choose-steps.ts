import { didYouMean } from '@ami-select/core';
import type { Step } from './build.ts';

export interface ChosenSteps {
  /** In the order of the build. */
  readonly steps: readonly Step[];
  /** A message for each name that no step has. */
  readonly problems: readonly string[];
}

/** The steps with one of the names; that of a step of a matrix means all of its environments. */
export function chooseSteps(steps: readonly Step[], names: readonly string[]): ChosenSteps {
  const known = [...new Set(steps.flatMap(({ name, group = name }) => [group, name]))];
  const problems = names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const because = `no step has this name${didYouMean(name, known)}`;
      const expected = known.map((one) => JSON.stringify(one)).join(' or ') || 'a build with steps';
      return `${JSON.stringify(name)} is not valid because ${because}; expected ${expected}`;
    });
  return {
    steps: steps.filter(({ name, group = name }) => names.includes(name) || names.includes(group)),
    problems,
  };
}
