import { countMore, cutText } from '../report/shorten.ts';

const MOST_LISTED = 3;
const LONGEST = 100;

/** `"a", "b", "c" and 17 more`: names of strangers, which may be many and long. */
export function listSome(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).map((name) => JSON.stringify(cutText(name, LONGEST)));
  const more = names.length - MOST_LISTED;
  return `${shown.join(', ')}${more > 0 ? ` and ${countMore(more)}` : ''}`;
}
