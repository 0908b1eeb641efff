import { exitStatusOf } from '../process/errors.ts';
import { describeError } from './describe-error.ts';
import type { Results } from './results.ts';

/** The document of `--json` of a command that ends with its clean-up incomplete. */
export function writeStopDocument(
  results: Pick<Results, 'add' | 'flush'>,
  error: Error,
  remaining: readonly string[],
): void {
  results.add({ remaining, error: { ...describeError(error), status: exitStatusOf(error) } });
  results.flush();
}
