import { CodedError, formatProblem, type Problem } from './errors.ts';
import { inLineOrder } from './line-order.ts';

/** Runs checks one after another and keeps what they refuse, so that all of it is reported at once. */
export interface Gathering {
  /** Keeps problems that are already known; a string is a problem without a place. */
  add(problems: readonly (Problem | string)[]): void;
  /** Runs a check; undefined when it refused. Anything but a `CodedError` is thrown on. */
  check<T>(work: () => T | Promise<T>): Promise<T | undefined>;
  /** Whether nothing was refused so far. */
  isClean(): boolean;
  /** Throws when anything was refused: the only refusal as it is, or the error that `refuse` makes of all problems. */
  assertNone(refuse: (problems: readonly Problem[]) => Error): void;
}

export function gatherProblems(): Gathering {
  const found: (Problem | CodedError)[] = [];
  return {
    add: (problems) => {
      found.push(
        ...problems.map((problem) => (typeof problem === 'string' ? { message: problem } : problem)),
      );
    },
    async check(work) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        found.push(error);
        return undefined;
      }
    },
    isClean: () => found.length === 0,
    assertNone(refuse) {
      const [first] = found;
      if (first === undefined) return;
      if (found.length === 1 && first instanceof CodedError) throw first;
      throw refuse(
        inLineOrder(
          unique(found.flatMap((entry) => (entry instanceof CodedError ? problemsOf(entry) : entry))),
        ),
      );
    },
  };
}

function problemsOf({ message, problems, hint }: CodedError): readonly Problem[] {
  if (problems.length > 0) return problems;
  return [{ message: hint === undefined ? message : `${message} ${hint}` }];
}

/** Two parts may meet the same problem, such as a region that nobody names. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}
