import { CodedError } from '@ami-select/core';

/**
 * - `INVALID_INPUT` (2): the inputs are wrong; `problems` lists everything.
 * - `NO_STATE` (2): an earlier step left nothing to work on.
 * - `REMAINING` (30): the proof found resources of a fleet that should be deleted.
 * - `CANCELLED` (130): the runner asked the step to stop.
 */
export type ActionErrorCode = 'INVALID_INPUT' | 'NO_STATE' | 'REMAINING' | 'CANCELLED';

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
 * the problems of several parsers are reported together. An unsafe wish is thrown on when it is the only problem,
 * for it has an exit status of its own; errors that are not about bad input are always thrown on.
 */
export function collectProblems<T>(problems: string[], parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    const code = codeOf(error);
    if (!(error instanceof Error) || code === undefined || !/^(INVALID|UNSAFE)_/.test(code)) throw error;
    if (code.startsWith('UNSAFE_') && problems.length === 0) throw error;
    problems.push(...problemsOf(error));
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

/** The last parser of a row: its problems join the others, and all of them are thrown together. */
export function parseAndAssert<T>(problems: string[], parse: () => T): T {
  const parsed = collectProblems(problems, () => ({ value: parse() }));
  assertNoProblems(problems);
  if (parsed === undefined)
    throw new ActionError('INVALID_INPUT', 'a parser refused its input and said nothing');
  return parsed.value;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function problemsOf(error: Error): readonly string[] {
  const listed = 'problems' in error && Array.isArray(error.problems) ? error.problems : [];
  const texts = listed.map(problemText).filter((text) => text !== undefined);
  return texts.length > 0 ? texts : [error.message];
}

/** Libraries list sentences, or objects with a message and the field it is about. */
function problemText(problem: unknown): string | undefined {
  if (typeof problem === 'string') return problem;
  if (typeof problem !== 'object' || problem === null || !('message' in problem)) return undefined;
  const field = 'field' in problem ? `${String(problem.field)}: ` : '';
  return `${field}${String(problem.message)}`;
}
