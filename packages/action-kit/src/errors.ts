import {
  CodedError,
  type CodedErrorOptions,
  type ExitClass,
  formatProblem,
  type Problem,
} from '@ami-select/core';

/**
 * - `INVALID_INPUT`: the inputs are wrong; `problems` lists everything.
 * - `REMAINING`: the proof found resources of a fleet that should be deleted.
 * - `CANCELLED`: the runner asked the step to stop.
 */
export type ActionErrorCode = 'INVALID_INPUT' | 'REMAINING' | 'CANCELLED';

const EXIT_CLASS: Readonly<Record<ActionErrorCode, ExitClass>> = {
  INVALID_INPUT: 'usage',
  REMAINING: 'remaining',
  CANCELLED: 'interrupted',
};

/** What goes wrong between the runner and an action. */
export class ActionError extends CodedError<ActionErrorCode> {
  override readonly name = 'ActionError';

  constructor(code: ActionErrorCode, message: string, options: CodedErrorOptions = {}) {
    super(code, EXIT_CLASS[code], message, options);
  }
}

/** One `INVALID_INPUT` error that lists every problem. */
export function invalidInputs(problems: readonly Problem[]): ActionError {
  const [first] = problems;
  const message =
    problems.length === 1 && first !== undefined
      ? formatProblem(first)
      : `${problems.length} problems with the inputs:\n${problems.map((problem) => `  - ${formatProblem(problem)}`).join('\n')}`;
  return new ActionError('INVALID_INPUT', message, { problems });
}

/** Throws one `INVALID_INPUT` error that lists every problem; does nothing when there is none. */
export function assertNoProblems(problems: readonly (Problem | string)[]): void {
  if (problems.length === 0) return;
  throw invalidInputs(
    problems.map((problem) => (typeof problem === 'string' ? { message: problem } : problem)),
  );
}

/** Adds what a parser refuses to `problems` instead of throwing. An unsafe request that is the only problem is thrown on. */
export function collectProblems<T>(problems: string[], parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof CodedError) || !['usage', 'ambiguous'].includes(error.exitClass)) throw error;
    if (error.exitClass === 'ambiguous' && problems.length === 0) throw error;
    problems.push(...(error.problems.length > 0 ? error.problems.map(formatProblem) : [error.message]));
    return undefined;
  }
}

/** The same for a check that makes calls of its own. */
export async function collectRejection(problems: string[], check: Promise<unknown>): Promise<void> {
  try {
    await check;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    problems.push(error.message);
  }
}
