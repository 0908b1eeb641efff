import type { Problem } from '@ami-select/core';

/** Reports one problem of a field: the value that it has, what is expected, and why the value is not valid where `expected` does not say it. */
export type Complain = (field: string, got: unknown, expected: string, because?: string) => void;

/** Complaints as problems of a list, in the one form that all errors have. */
export function complainTo(problems: Problem[]): Complain {
  return (field, got, expected, because) => {
    const reason = because === undefined ? '' : ` because ${because}`;
    const message =
      got === undefined ? `is missing${reason}` : `${JSON.stringify(got)} is not valid${reason}`;
    problems.push({ field, message: `${message}; expected ${expected}` });
  };
}
