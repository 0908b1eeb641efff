import { isPlainObject } from '@ami-select/core';

/** The step of a bare command, as the `steps` of a `build:` mapping have it. */
export interface CommandStep {
  readonly step: { readonly run: string; readonly environment?: string | undefined };
  /** Why no environment can be chosen. */
  readonly problem?: string | undefined;
}

/**
 * Where a command runs that names no environment, such as the words after `run --` or the `run` input of an action:
 * in the only environment of the `build:` mapping, and outside of any when it has none. With several, the choice is
 * a problem.
 */
export function commandStep(run: string, environments: unknown): CommandStep {
  const names = isPlainObject(environments) ? Object.keys(environments) : [];
  const [environment] = names;
  if (names.length < 2) return { step: { run, environment } };
  const problem = `the command is not valid because it could run in any environment of the config (${names.join(', ')}); expected it among the steps of the config, where each names one`;
  return { step: { run }, problem };
}
