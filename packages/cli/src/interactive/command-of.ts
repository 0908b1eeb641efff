import { forShell } from '@ami-select/core';
import { formatFlags, formatShorthand, type ImageQuery } from '@ami-select/selector';

/** The command that selects by a query without prompts, in one word where one is enough. */
export function commandOf(query: ImageQuery, regions: readonly string[]): string {
  const shorthand = formatShorthand(query);
  const words = shorthand === undefined ? formatFlags(query) : [shorthand];
  const all = [...words, ...formatFlags({ regions })];
  return `ami-select select ${all.map(forShell).join(' ')}`;
}
