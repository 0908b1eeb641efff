import { nearestWord } from './did-you-mean.ts';

/** Names of architectures that other tools use: by their letters, `amd64` would be next to `arm64`. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['amd64', 'x86_64'],
  ['x64', 'x86_64'],
  ['aarch64', 'arm64'],
]);

/** The problem of a name that is none of the known ones, without the name: the nearest one is expected, else any. */
export function unknownName(kind: 'key' | 'input', name: string, known: readonly string[]): string {
  const nearest = synonymOf(name, known) ?? nearestWord(name, known);
  const expected = nearest === undefined ? `one of ${known.join(', ')}` : JSON.stringify(nearest);
  return `is not valid because the ${kind} is unknown; expected ${expected}`;
}

function synonymOf(name: string, known: readonly string[]): string | undefined {
  const synonym = SYNONYMS.get(name.toLowerCase());
  return synonym !== undefined && known.includes(synonym) ? synonym : undefined;
}
