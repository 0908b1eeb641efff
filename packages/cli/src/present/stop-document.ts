import { exitStatusOf, type InterruptedError } from '../process/errors.ts';
import { describeError } from './describe-error.ts';
import type { Results } from './results.ts';

/** The document of `--json` of a command that a second signal ends. */
export function writeStopDocument(
  results: Pick<Results, 'add' | 'flush'>,
  error: InterruptedError,
  remaining: readonly string[],
): void {
  results.add({ remaining, error: { ...describeError(error), status: exitStatusOf(error) } });
  results.flush();
}
