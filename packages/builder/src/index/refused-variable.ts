import { BuilderError } from '../report/errors.ts';

export interface Refused {
  readonly because: string;
  readonly expected: string;
  readonly cause?: unknown;
}

/** The error for a variable of the environment that an index cannot be opened with; its value is not shown. */
export function refusedVariable(variable: string, { because, expected, cause }: Refused): BuilderError {
  const message = `${variable} is not valid because ${because}; expected ${expected}`;
  return new BuilderError('INVALID_BUILD', message, { cause });
}
