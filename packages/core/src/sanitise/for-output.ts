import { showHiddenAsJson } from './hidden-characters.ts';
import { breakCommands } from './runner-commands.ts';

/**
 * Value of an output, one line: whoever prints it or passes it on gets no command and nothing hidden. Escapes are
 * those of JSON: a value that is JSON stays the same JSON.
 */
export function forOutput(text: string): string {
  return breakCommands(showHiddenAsJson(text));
}
