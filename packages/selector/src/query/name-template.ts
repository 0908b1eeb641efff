/** The words that names and the parameter of a publisher of one's own may have in braces. */
export const PLACEHOLDERS: readonly string[] = ['{version}', '{arch}'];

export function hasVersion(template: string): boolean {
  return template.includes('{version}');
}

/** The words in braces of a template. */
export function bracesOf(template: string): string[] {
  return [...template.matchAll(/\{[^{}]*\}/g)].map(([word]) => word);
}

/** Finds the version, which begins with a digit, in a name that one of the templates matches: a group for each. */
export function versionPattern(templates: readonly string[], architectures: readonly string[]): RegExp {
  const arch = `(?:${architectures.map(literally).join('|')})`;
  const sources = templates.filter(hasVersion).map((template) =>
    template
      .split(/(\{version\}|\{arch\}|\*|\?)/)
      .map((part) => EXPRESSIONS[part] ?? (part === '{arch}' ? arch : literally(part)))
      .join(''),
  );
  return new RegExp(`^(?:${sources.join('|')})$`, 's');
}

const EXPRESSIONS: Readonly<Record<string, string>> = {
  '{version}': '(v?\\d.*?)',
  '*': '.*?',
  '?': '.',
};

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
