import type { Problem } from '../report/errors.ts';

/**
 * The problems of a build whichever of several machines it gets, by environment: none where one of them has none, else
 * those of the machine that fits best. A problem that not all of them have is said as `specific` has it, in the same
 * order, for that one machine.
 */
export function certainProblems(
  lists: readonly (readonly Problem[])[],
  specific: (index: number) => readonly Problem[],
): readonly Problem[] {
  const environments = new Set(lists.flat().map(({ environment }) => environment));
  return [...environments].flatMap((environment) => {
    const own = (list: readonly Problem[]): readonly Problem[] =>
      list.filter((problem) => problem.environment === environment);
    const machines = lists.map(own);
    if (machines.some((list) => list.length === 0)) return [];
    const best = bestOf(machines);
    const texts = machines.map((list) => new Set(list.map(textOf)));
    const isCommon = (problem: Problem): boolean => texts.every((set) => set.has(textOf(problem)));
    const found = machines[best] ?? [];
    if (found.every(isCommon)) return found;
    const named = own(specific(best));
    return found.map((problem, index) => (isCommon(problem) ? problem : (named[index] ?? problem)));
  });
}

/** The last of those with the fewest problems, of which the fewest are wheels that do not fit. */
function bestOf(machines: readonly (readonly Problem[])[]): number {
  const scores = machines.map((list) => {
    const unfit = list.filter(({ code }) => code === 'NO_WHEEL').length;
    return list.length + unfit / (list.length + 1);
  });
  return scores.lastIndexOf(Math.min(...scores));
}

function textOf({ code, message, file, line }: Problem): string {
  return JSON.stringify([code, message, file, line]);
}
