import { whyUnwritable } from '@ami-select/core';
import { ActionError } from './errors.ts';

/**
 * Runs what writes to a file of the runner.
 * @param variable The variable of the environment that names the file.
 * @throws ActionError `UNWRITABLE_FILE`
 */
export function refuseUnwritable(
  variable: string,
  environment: Readonly<Record<string, string | undefined>>,
  write: () => void,
): void {
  try {
    write();
  } catch (error) {
    const message = `${variable}: ${environment[variable]} cannot be written because ${reasonOf(error)}`;
    throw new ActionError('UNWRITABLE_FILE', message, {
      cause: error,
      hint: 'Free some space on the disk of the runner, and see that its user may write this file.',
    });
  }
}

/** After "because". */
export function reasonOf(error: unknown): string {
  return whyUnwritable(error) ?? `of this: ${error instanceof Error ? error.message : String(error)}`;
}
