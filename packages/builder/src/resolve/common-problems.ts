import type { Problem } from '../report/errors.ts';

/**
 * The problems that stand whichever of several machines it is: those of all of them. A requirement that fails on all of
 * them in different ways has a wrong hash where one of them says so.
 */
export function commonProblems(lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const [first = [], ...others] = lists;
  if (others.length === 0) return first;
  const texts = others.map((list) => new Set(list.map(textOf)));
  const common = first.filter((problem) => texts.every((set) => set.has(textOf(problem))));
  const places = lists.map((list) => new Set(list.map(placeOf)));
  const told = new Set(common.map(placeOf));
  const mixed = new Map<string, Problem>();
  for (const problem of lists.flat()) {
    const place = placeOf(problem);
    const isCommon = problem.line !== undefined && places.every((set) => set.has(place));
    if (isCommon && problem.code === 'HASH' && !told.has(place) && !mixed.has(place))
      mixed.set(place, problem);
  }
  return [...common, ...mixed.values()];
}

function textOf(problem: Problem): string {
  return JSON.stringify([problem.code, problem.message, placeOf(problem)]);
}

function placeOf({ file, line, environment }: Problem): string {
  return JSON.stringify([file, line, environment]);
}
