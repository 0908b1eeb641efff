import { showHidden } from './hidden-characters.ts';
import { breakCommands } from './runner-commands.ts';

/** Text for the log of a workflow step, of one or several lines: no command of the runner, nothing hidden. */
export function forLog(text: string): string {
  return breakCommands(showHidden(text.replaceAll('\r\n', '\n'), '\n\t'));
}
