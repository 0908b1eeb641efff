import {
  CodedError,
  type CodedErrorOptions,
  type ExitClass,
  formatProblems,
  type Problem,
} from '@ami-select/core';

const EXIT_CLASS = {
  INVALID_QUERY: 'usage',
  INVALID_LOCK: 'usage',
  INCOMPATIBLE: 'usage',
  REGION_NOT_ENABLED: 'usage',
  NO_IMAGE: 'no-image',
  PARAMETER_NOT_FOUND: 'no-image',
  REGIONS_INCOMPLETE: 'no-image',
  AMBIGUOUS: 'ambiguous',
  UNSAFE_QUERY: 'ambiguous',
  LOCK_OUT_OF_DATE: 'lock-out-of-date',
  UNREACHABLE_ENDPOINT: 'unreachable',
  NO_CREDENTIALS: 'permission',
  PERMISSION_DENIED: 'permission',
  THROTTLED: 'failed',
  AWS_ERROR: 'failed',
  ABORTED: 'interrupted',
} as const;

export type SelectorErrorCode = keyof typeof EXIT_CLASS;

export interface SelectorErrorOptions extends CodedErrorOptions {
  /** Facts for programs: counts, ids, regions. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** The class of its causes, for an error that gathers others; that of the code when absent. */
  readonly exitClass?: ExitClass | undefined;
}

/** The one error this package throws. `message` is for a person, `code` for a program. */
export class SelectorError extends CodedError<SelectorErrorCode> {
  override readonly name = 'SelectorError';
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: SelectorErrorCode, message: string, options: SelectorErrorOptions = {}) {
    super(code, options.exitClass ?? EXIT_CLASS[code], message, options);
    this.details = options.details ?? {};
  }
}

/** One `INVALID_QUERY` that lists every problem. */
export function invalidQuery(problems: readonly Problem[]): SelectorError {
  const lead =
    problems.length === 1
      ? 'The image query is not valid'
      : `The image query has ${problems.length} problems`;
  return new SelectorError('INVALID_QUERY', formatProblems(lead, problems), { problems });
}
