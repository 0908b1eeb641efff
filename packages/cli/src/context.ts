import type { Environment } from './environment.ts';
import type { Progress } from './output/progress.ts';
import type { Results } from './output/results.ts';

/** What every command is given. */
export interface CommandContext {
  readonly environment: Environment;
  readonly progress: Progress;
  readonly results: Results;
  /** Problems found in the command line itself, to be reported together with those of the values. */
  readonly problems: readonly string[];
}
