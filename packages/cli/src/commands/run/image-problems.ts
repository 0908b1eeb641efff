import { CodedError, formatProblem, inLineOrder, type Problem } from '@ami-select/core';
import { describeError } from '../../present/describe-error.ts';

export interface FailedImage {
  readonly name: string;
  readonly failure: unknown;
}

/**
 * The problems of several images in one list, each with its file and line and the images that have it; one that all
 * `count` images of the run have names none.
 */
export function imageProblems(failed: readonly FailedImage[], count: number): readonly Problem[] {
  const found = new Map<string, { readonly problem: Problem; readonly names: Set<string> }>();
  for (const { name, failure } of failed) {
    for (const problem of problemsOf(failure)) {
      const { problem: known, names } = found.get(formatProblem(problem)) ?? { problem, names: new Set() };
      found.set(formatProblem(problem), { problem: known, names: names.add(name) });
    }
  }
  const named = [...found.values()].map(({ problem, names }) => {
    const lead = names.size === count ? '' : `${[...names].join(', ')}: `;
    return { ...problem, message: `${lead}${problem.message}` };
  });
  return inLineOrder(named);
}

function problemsOf(failure: unknown): readonly Problem[] {
  const problems = failure instanceof CodedError ? failure.problems : [];
  return problems.length > 0 ? problems : [{ message: describeError(failure).message }];
}
