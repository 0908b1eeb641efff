import type { Problem } from './problem.ts';

/** What went wrong in a build; entries map each to an exit status. */
export type BuilderErrorCode =
  | 'INVALID_BUILD'
  | 'UNPINNED'
  | 'HASH'
  | 'NO_WHEEL'
  | 'SYSTEM_PACKAGE'
  | 'STEP_FAILED'
  | 'TESTS_FAILED'
  | 'DRIFT'
  | 'MACHINE_FAILED'
  | 'TIMED_OUT'
  | 'ABORTED';

export interface BuilderErrorDetails {
  readonly code: BuilderErrorCode;
  readonly problems?: readonly Problem[];
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The only error this package throws; `problems` lists everything that was found, not only the first. */
export class BuilderError extends Error {
  override readonly name = 'BuilderError';
  readonly code: BuilderErrorCode;
  readonly problems: readonly Problem[];
  readonly hint: string | undefined;

  constructor(message: string, details: BuilderErrorDetails) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = details.code;
    this.problems = details.problems ?? [];
    this.hint = details.hint;
  }
}
