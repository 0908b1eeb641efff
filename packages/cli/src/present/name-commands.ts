import { isPlainObject } from '@ami-select/core';
import { COMMAND } from '../process/command-name.ts';

/** The commands that hints and messages name. */
const NAMED = new RegExp(
  `(?<![\\w./-]|of ")${COMMAND} (?=(?:select|run|build|terminate|bake|reap|doctor|local)(?![\\w-]))`,
  'g',
);

/** Fields of a document with words of ours; the others are data, such as a step that calls this program. */
const WORDS: ReadonlySet<string> = new Set(['message', 'hint', 'remaining', 'build', 'terminate']);

/** Text with the commands of ours as the reader starts them. */
export function nameCommands(text: string, command: string): string {
  return text.replace(NAMED, () => `${command} `);
}

/**
 * The same in the document of a command. The record of a build stays what it is on disk, and what has a form of its own in
 * JSON, such as a date, is written by that.
 */
export function nameCommandsIn(value: unknown, command: string, field = ''): unknown {
  if (typeof value === 'string') return WORDS.has(field) ? nameCommands(value, command) : value;
  if (Array.isArray(value)) return value.map((item) => nameCommandsIn(item, command, field));
  if (!isPlainObject(value) || field === 'build' || 'toJSON' in value) return value;
  const entries = Object.entries(value).map(([key, own]) => [key, nameCommandsIn(own, command, key)]);
  return Object.fromEntries(entries);
}
