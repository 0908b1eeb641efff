/** An escaped character, or one that means something in a glob or in a regular expression. */
const SPECIAL = /\\(.)|[\\*?.+^${}()|[\]/-]/gs;
const WILDCARDS: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };

/**
 * A glob with EC2's filter meaning, as a regular expression: `*` is any run of characters, `?` exactly one,
 * a backslash takes the next character literally; case matters and the whole text must match.
 *
 * Source: EC2 user guide, "List and filter your resources", wildcards.
 */
function globToRegExp(glob: string): RegExp {
  const source = glob.replace(SPECIAL, (special: string, literal: string | undefined) =>
    literal === undefined ? (WILDCARDS[special] ?? `\\${special}`) : escapeRegExp(literal),
  );
  return new RegExp(`^${source}$`, 's');
}

/** Whether a string matches at least one of the globs. */
export function globMatcher(globs: readonly string[]): (text: string) => boolean {
  const matchers = globs.map(matcherOf);
  return (text) => matchers.some((matches) => matches(text));
}

/** Most texts begin otherwise than a glob: its regular expression is built for the first one that does not. */
function matcherOf(glob: string): (text: string) => boolean {
  const prefix = /^[^\\*?]*/.exec(glob)?.[0] ?? '';
  let expression: RegExp | undefined;
  return (text) => {
    if (!text.startsWith(prefix)) return false;
    expression ??= globToRegExp(glob);
    return expression.test(text);
  };
}

function escapeRegExp(character: string): string {
  return /\w|\s/.test(character) ? character : `\\${character}`;
}
