import { CodedError, type CodedErrorOptions, type Problem as CoreProblem } from '@ami-select/core';

const EXIT_CLASS = {
  INVALID_BUILD: 'usage',
  UNPINNED: 'unpinned',
  HASH: 'hash',
  UNREACHABLE_INDEX: 'unreachable',
  NO_WHEEL: 'no-wheel',
  LICENCE: 'policy',
  VULNERABILITY: 'policy',
  SYSTEM_PACKAGE: 'system-package',
  STEP_FAILED: 'step-failed',
  TESTS_FAILED: 'tests-failed',
  DRIFT: 'drift',
  LIMIT_EXCEEDED: 'cap-exceeded',
  MACHINE_FAILED: 'machine',
  TIMED_OUT: 'timed-out',
  ABORTED: 'interrupted',
} as const;

/** Why a build failed. */
export type BuilderErrorCode = keyof typeof EXIT_CLASS;

/** One thing that must be put right before a build can go on; `file` from where commands of messages are started. */
export interface Problem extends CoreProblem {
  readonly code: BuilderErrorCode;
}

/** The only error this package throws; `problems` lists everything that was found, not only the first. */
export class BuilderError extends CodedError<BuilderErrorCode, Problem> {
  override readonly name = 'BuilderError';

  constructor(code: BuilderErrorCode, message: string, options: CodedErrorOptions<Problem> = {}) {
    super(code, EXIT_CLASS[code], message, options);
  }
}
