import { showHidden } from './hidden-characters.ts';
import { breakCommands } from './runner-commands.ts';

export interface TerminalOptions {
  /** The output is the log of a workflow step, which obeys commands. */
  readonly inWorkflow: boolean;
}

/** Text for a terminal, of one or several lines: nothing hidden, and in a workflow no command of the runner. */
export function forTerminal(text: string, { inWorkflow }: TerminalOptions): string {
  const shown = showHidden(text.replaceAll('\r\n', '\n'), '\n\t');
  return inWorkflow ? breakCommands(shown) : shown;
}
