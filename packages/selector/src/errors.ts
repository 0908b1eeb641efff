/** What went wrong, for programs. Entries map these to exit statuses. */
export type SelectorErrorCode =
  | 'INVALID_QUERY'
  | 'NO_IMAGE'
  | 'AMBIGUOUS'
  | 'UNSAFE_QUERY'
  | 'INCOMPATIBLE'
  | 'REGIONS_INCOMPLETE'
  | 'INVALID_LOCK'
  | 'LOCK_OUT_OF_DATE'
  | 'PARAMETER_NOT_FOUND'
  | 'NO_CREDENTIALS'
  | 'PERMISSION_DENIED'
  | 'REGION_NOT_ENABLED'
  | 'THROTTLED'
  | 'UNREACHABLE_ENDPOINT'
  | 'ABORTED'
  | 'AWS_ERROR';

/** One thing that is wrong with one field of a query. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

export interface SelectorErrorOptions {
  readonly hint?: string;
  readonly cause?: unknown;
  /** Every problem of a refused query. */
  readonly problems?: readonly Problem[];
  /** Facts for programs: counts, ids, regions. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The one error this package throws. `message` is for a human, `code` for a program. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError';
  readonly code: SelectorErrorCode;
  readonly hint: string | undefined;
  readonly problems: readonly Problem[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: SelectorErrorCode, message: string, options: SelectorErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.problems = options.problems ?? [];
    this.details = options.details ?? {};
  }
}

/** One `INVALID_QUERY` that lists every problem. */
export function invalidQuery(problems: readonly Problem[]): SelectorError {
  const lines = problems.map((problem) => `  - ${problem.field}: ${problem.message}`);
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new SelectorError('INVALID_QUERY', `The image query has ${count}:\n${lines.join('\n')}`, {
    problems,
  });
}
