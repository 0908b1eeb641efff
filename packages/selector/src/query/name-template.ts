/** The words that names and the parameter of a publisher of one's own may have in braces. */
export const PLACEHOLDERS: readonly string[] = ['{version}', '{arch}'];

export function hasVersion(template: string): boolean {
  return template.includes('{version}');
}

/** The words in braces of a template. */
export function bracesOf(template: string): string[] {
  return [...template.matchAll(/\{[^{}]*\}/g)].map(([word]) => word);
}

/**
 * Finds the version, which begins with a digit, in a name that one of the templates matches: for each of them a group
 * with what stands before the first `-` of the version, and one with what follows it.
 * Letters are of any case, as in SP7; the globs judge that of the name.
 */
export function versionPattern(templates: readonly string[], architectures: readonly string[]): RegExp {
  const arch = `(?:${architectures.map(literally).join('|')})`;
  const sources = templates.filter(hasVersion).map((template) =>
    template
      .split(/(\{version\}(?:\.\*|[^A-Za-z\d*?{}]*\*)?|\{arch\}|\*|\?)/)
      .map((part) => (hasVersion(part) ? versionSource(part) : sourceOf(part, arch)))
      .join(''),
  );
  return new RegExp(`^(?:${sources.join('|')})$`, 'is');
}

const HEAD = String.raw`(v?\d[^-]*?)`;
/** What follows a `-` and is of the version, though any text may follow that. */
const WORD = String.raw`(?:sp|dev|nightly|snapshot|alpha|preview|pre|beta|rc)\.?\d*`;
const TAIL = `(?:-(${WORD}(?:-${WORD})*))?`;

/** `{version}.*` takes all parts of a version; before another wildcard it ends where that begins. */
function versionSource(part: string): string {
  if (part === '{version}') return `${HEAD}(?:-(.*?))?`;
  if (part === '{version}.*') return `${HEAD}${TAIL}(?![A-Za-z\\d.+]).*?`;
  return `${HEAD}${TAIL}${literally(part.slice('{version}'.length, -1))}.*?`;
}

function sourceOf(part: string, arch: string): string {
  if (part === '{arch}') return arch;
  if (part === '*') return '.*?';
  return part === '?' ? '.' : literally(part);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
