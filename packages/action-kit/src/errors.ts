import {
  CodedError,
  type CodedErrorOptions,
  type ExitClass,
  formatProblem,
  formatProblems,
  type Problem,
} from '@ami-select/core';

/**
 * - `INVALID_INPUT`: the inputs are wrong; `problems` lists everything.
 * - `REMAINING`: the proof found resources of a fleet that should be deleted.
 * - `REMAINING_UNKNOWN`: permissions are missing to know whether something remains.
 * - `FOREIGN_RESOURCES`: a handle or tags name resources of another creator, which stayed untouched.
 * - `UNWRITABLE_FILE`: a file of the runner, for outputs or state, that cannot be written.
 * - `CANCELLED`: the runner cancelled the step.
 */
export type ActionErrorCode =
  | 'INVALID_INPUT'
  | 'REMAINING'
  | 'REMAINING_UNKNOWN'
  | 'FOREIGN_RESOURCES'
  | 'UNWRITABLE_FILE'
  | 'CANCELLED';

const EXIT_CLASS: Readonly<Record<ActionErrorCode, ExitClass>> = {
  INVALID_INPUT: 'usage',
  REMAINING: 'remaining',
  REMAINING_UNKNOWN: 'remaining-unknown',
  FOREIGN_RESOURCES: 'usage',
  UNWRITABLE_FILE: 'failed',
  CANCELLED: 'interrupted',
};

/** Errors between the runner and an action. */
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
      : formatProblems(`${problems.length} problems with the inputs`, problems);
  return new ActionError('INVALID_INPUT', message, { problems });
}
