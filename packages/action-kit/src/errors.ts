/** `INVALID_INPUT`: the inputs are wrong (see `problems`). `CANCELLED`: the runner asked the step to stop. `NO_STATE`: an earlier step left nothing to work on. */
export type ActionErrorCode = 'INVALID_INPUT' | 'CANCELLED' | 'NO_STATE';

export interface ActionErrorOptions {
  readonly hint?: string;
  readonly problems?: readonly string[];
  readonly cause?: unknown;
}

/** What goes wrong between the runner and an action. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ActionErrorCode;
  readonly hint: string | undefined;
  /** Every problem found, one sentence each; empty unless the code is `INVALID_INPUT`. */
  readonly problems: readonly string[];

  constructor(code: ActionErrorCode, message: string, options: ActionErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.problems = options.problems ?? [];
  }
}

/** Throws one `INVALID_INPUT` error that lists every problem; does nothing when there is none. */
export function assertNoProblems(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const [first] = problems;
  const message =
    problems.length === 1 && first !== undefined
      ? first
      : `${problems.length} problems with the inputs:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`;
  throw new ActionError('INVALID_INPUT', message, { problems });
}

/**
 * Runs a parser that may reject its argument, and adds what it says to `problems` instead of throwing, so that
 * the problems of several parsers are reported together. Errors that are not about bad input are thrown on.
 */
export function collectProblems<T>(problems: string[], parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    const found = problemsOf(error);
    if (found === undefined) throw error;
    problems.push(...found);
    return undefined;
  }
}

function problemsOf(error: unknown): readonly string[] | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (typeof error.code !== 'string' || !/^(INVALID|UNSAFE)_/.test(error.code)) return undefined;
  const listed = 'problems' in error && Array.isArray(error.problems) ? error.problems : [];
  const texts = listed.map(problemText).filter((text) => text !== undefined);
  return texts.length > 0 ? texts : [error.message];
}

function problemText(problem: unknown): string | undefined {
  if (typeof problem === 'string') return problem;
  if (typeof problem !== 'object' || problem === null || !('message' in problem)) return undefined;
  return typeof problem.message === 'string' ? problem.message : undefined;
}
