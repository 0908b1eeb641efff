import type { Progress } from '../present/progress.ts';
import type { Results } from '../present/results.ts';
import type { Environment } from '../process/environment.ts';

/** The context of every command. */
export interface CommandContext {
  readonly environment: Environment;
  readonly progress: Progress;
  readonly results: Results;
  /** Problems found in the command line itself, to be reported together with those of the values. */
  readonly problems: readonly string[];
}

/** A command with its operands, its flags, and its context. */
export interface Invocation {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly context: CommandContext;
}
