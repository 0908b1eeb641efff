import { forShell } from '@ami-select/core';

/**
 * The shell command that stands for the words after `--`. A single word is a command line of its own
 * (`-- "pytest -q | tee log"`); several are passed on exactly as they were given.
 */
export function quoteCommand(words: readonly string[]): string {
  const [only] = words;
  if (words.length === 1 && only !== undefined) return only;
  return words.map(forShell).join(' ');
}
