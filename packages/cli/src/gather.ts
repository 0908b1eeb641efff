import { gatherProblems as gather, type Problem } from '@ami-select/core';
import { CliError } from './errors.ts';

/** `gatherProblems` of core, with the error of the command. */
export interface Gathering {
  /** Keeps problems that are already known. */
  add(problems: readonly (Problem | string)[]): void;
  /** Runs a check; undefined when it refused. A fault of the program is thrown at once. */
  check<T>(work: () => T | Promise<T>): Promise<T | undefined>;
  /** Throws when anything was refused: the only error as it is, or one that lists everything about the subject. */
  assertNothing(subject: string): void;
}

export function gatherProblems(): Gathering {
  const { add, check, assertNone } = gather();
  return {
    add,
    check,
    assertNothing: (subject) =>
      assertNone((problems) => {
        const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
        return new CliError('INVALID_INPUT', `${subject}: ${count}; nothing was done`, { problems });
      }),
  };
}
