/** Flags of `local status` and `local stop`; the others belong to the start of an endpoint. */
const SHARED: readonly string[] = ['port', 'json', 'verbose'];

/** One problem for every flag that means nothing to this word of `local`. */
export function foreignFlags(word: string, options: Readonly<Record<string, unknown>>): string[] {
  if (word === 'start') return [];
  return Object.keys(options)
    .filter((name) => !SHARED.includes(name))
    .map((name) => `--${name} means nothing to "local ${word}"; known: --${SHARED.join(', --')}`);
}
