/**
 * A glob with EC2's filter meaning, as a regular expression: `*` is any run of characters, `?` exactly one,
 * a backslash takes the next character literally; case matters and the whole text must match.
 *
 * Source: EC2 user guide, "List and filter your resources", wildcards.
 */
export function globToRegExp(glob: string): RegExp {
  let source = '';
  for (let index = 0; index < glob.length; index += 1) {
    const character = glob[index] ?? '';
    if (character === '\\' && index + 1 < glob.length) {
      index += 1;
      source += escapeRegExp(glob[index] ?? '');
      continue;
    }
    source += translate(character);
  }
  return new RegExp(`^${source}$`, 's');
}

/** Whether a text matches at least one of the globs. */
export function globMatcher(globs: readonly string[]): (text: string) => boolean {
  const expressions = globs.map(globToRegExp);
  return (text) => expressions.some((expression) => expression.test(text));
}

function translate(character: string): string {
  if (character === '*') return '.*';
  if (character === '?') return '.';
  return escapeRegExp(character);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
