import { normalizeName } from './requirement.ts';

/** Projects that requirement files name, also in lines that are refused. */
export interface Mentions {
  /** Normalised names of lines that could be read. */
  readonly keys: readonly string[];
  /** Lines that could not. */
  readonly unread: readonly string[];
  /** Whether every file could be read, so that nothing else is named. */
  readonly isWhole: boolean;
}

/** Whether a project may be named there. */
export function mayMention({ keys, unread, isWhole }: Mentions, key: string): boolean {
  return !isWhole || keys.includes(key) || unread.some((line) => hasWord(line, key));
}

/** A word of a line: a name, or the file name of its archive in an address. */
function hasWord(line: string, key: string): boolean {
  const words = line.split(/[^A-Za-z0-9._-]+/).map(normalizeName);
  return words.some((word) => word === key || word.startsWith(`${key}-`));
}
