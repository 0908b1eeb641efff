import type { Environment } from '../process/environment.ts';

/**
 * Is there a person at a terminal who sees a line redrawn? A terminal without a width, as some programs open, is
 * none: the spinner would look for the end of its line for ever.
 */
export function isInteractive({ stderr, variables }: Pick<Environment, 'stderr' | 'variables'>): boolean {
  return stderr.isTTY === true && stderr.columns !== 0 && !variables.CI && variables.TERM !== 'dumb';
}
