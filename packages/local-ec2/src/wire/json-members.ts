/** Strings of a JSON text, and whether each is the name of a member. */
const STRINGS = /"(?:[^"\\]|\\.)*"(?<colon>\s*:)?/g;

/**
 * Name of a member that one of the objects of a text has twice: parsing keeps the last of them alone, and two readers
 * of such a text could see two different calls.
 * @param value What the text was parsed to.
 */
export function memberGivenTwice(text: string, value: unknown): string | undefined {
  const parsed = new Map<string, number>();
  countMembers(value, parsed);
  for (const { 0: match, groups } of text.matchAll(STRINGS)) {
    if (groups?.colon === undefined) continue;
    const name: string = JSON.parse(match.slice(0, -groups.colon.length));
    const left = parsed.get(name) ?? 0;
    if (left === 0) return name;
    parsed.set(name, left - 1);
  }
  return undefined;
}

function countMembers(value: unknown, counts: Map<string, number>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, item] of Object.entries(value)) {
    if (!Array.isArray(value)) counts.set(name, (counts.get(name) ?? 0) + 1);
    countMembers(item, counts);
  }
}
