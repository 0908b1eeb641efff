import { forTerminal } from '@ami-select/core';
import { COMMAND, commandName } from '../process/command-name.ts';
import type { Environment } from '../process/environment.ts';
import { nameCommands } from './name-commands.ts';

/** What a writer of this command must know about its reader. */
export interface Reader {
  /** The log of a workflow step, which obeys commands. */
  readonly inWorkflow: boolean;
  /** How the reader starts this program; `ami-select` when absent. */
  readonly command?: string | undefined;
}

/** Lines that a message of ours begins: an item of a list, or what belongs to a line above. */
const HANGING = /^(?: {2}- | {4})/;

/**
 * Text that may come from other people, as this command writes it: nothing hidden, no command of a runner, and
 * every line after the first indented, so that it cannot pose as a line of ours. Commands of ours are named as the
 * reader starts them.
 */
export function cleanText(text: string, { inWorkflow, command = COMMAND }: Reader): string {
  const named = nameCommands(text, command);
  const [first = '', ...rest] = forTerminal(named, { inWorkflow }).split('\n');
  return [first, ...rest.map((line) => (HANGING.test(line) ? line : `    ${line}`))].join('\n');
}

/** The reader of a process: whether what is printed becomes the log of a workflow step, and what its command is. */
export function readReader(
  environment: Pick<Environment, 'self' | 'variables' | 'workingDirectory'>,
): Reader {
  return { inWorkflow: Boolean(environment.variables.GITHUB_ACTIONS), command: commandName(environment) };
}
