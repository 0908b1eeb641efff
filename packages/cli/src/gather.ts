import { CliError } from './errors.ts';
import { isForeseen } from './exit-status.ts';
import { describeError } from './output/describe-error.ts';

/** Runs checks one after another and keeps what they refuse, so that all of it is reported at once. */
export interface Gathering {
  /** Keeps problems that are already known. */
  add(problems: readonly string[]): void;
  /** Runs a check; undefined when it refused. A fault of the program is thrown at once. */
  check<T>(work: () => T | Promise<T>): Promise<T | undefined>;
  /**
   * Throws when anything was refused: the one error as it is, or one error that lists everything and says what
   * became of the subject.
   */
  assertNothing(subject: string, outcome?: string): void;
}

export function gatherProblems(): Gathering {
  const problems: string[] = [];
  const refusals: unknown[] = [];
  return {
    add: (more) => {
      problems.push(...more);
    },
    async check(work) {
      try {
        return await work();
      } catch (error) {
        if (!isForeseen(error)) throw error;
        refusals.push(error);
        return undefined;
      }
    },
    assertNothing(subject, outcome = 'nothing was done') {
      const [only] = refusals;
      if (refusals.length === 1 && problems.length === 0) throw only;
      const all = [...problems, ...refusals.flatMap(sentences)];
      if (all.length === 0) return;
      const count = all.length === 1 ? '1 problem' : `${all.length} problems`;
      throw new CliError('INVALID_INPUT', `${subject}: ${count}; ${outcome}`, { problems: all });
    },
  };
}

function sentences(error: unknown): readonly string[] {
  const { message, problems, hint } = describeError(error);
  if (problems.length > 0) return problems;
  return [hint === undefined ? message : `${message} ${hint}`];
}
