import { showHiddenAsJson } from './hidden-characters.ts';
import { OLD_COMMAND } from './runner-commands.ts';

/** JSON that can be printed: a reader gets the same value back, a terminal or a runner nothing that it obeys. */
export function forJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent) ?? 'null';
  return showHiddenAsJson(text, '\n').replace(OLD_COMMAND, '#\\u0023');
}
