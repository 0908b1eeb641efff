import { forTerminal } from '@ami-select/core';

/** What a writer of this command must know about its reader. */
export interface Reader {
  /** The log of a workflow step, which obeys commands. */
  readonly inWorkflow: boolean;
}

/** Lines that a message of ours begins: an item of a list, or what belongs to a line above. */
const HANGING = /^(?: {2}- | {4})/;

/**
 * Text that may come from other people, as this command writes it: nothing hidden, no command of a runner, and
 * every line after the first indented, so that it cannot pose as a line of ours.
 */
export function cleanText(text: string, { inWorkflow }: Reader): string {
  const [first = '', ...rest] = forTerminal(text, { inWorkflow }).split('\n');
  return [first, ...rest.map((line) => (HANGING.test(line) ? line : `    ${line}`))].join('\n');
}

/** Whether what is printed becomes the log of a workflow step. */
export function readReader(variables: Readonly<Record<string, string | undefined>>): Reader {
  return { inWorkflow: Boolean(variables.GITHUB_ACTIONS) };
}
