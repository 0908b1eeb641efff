import type { Publisher, PublisherLine } from './publisher.ts';

/**
 * Reads the version in a name of one line, as it stands there. Empty where neither the name nor the line says one;
 * undefined in names that are not of the line. What the line excludes is not looked at.
 */
export type VersionReader = (name: string) => string | undefined;

/** A reader of the versions that the row allows; for many names. */
export function versionReader(publisher: Publisher, line: PublisherLine): VersionReader {
  return readerOf(publisher, line, publisher.version.pattern.source.replace(/^\^|\$$/g, ''));
}

/** What stands for a version in the names of some publisher: `1.34`, `15-sp7`, `2023.12`. */
const LIKE_A_VERSION = String.raw`v?\d[\w.]*(?:-(?:sp)?\d+)?`;

/** A reader of whatever looks like a version in the place of one, whether the row allows it or not. */
export function looseVersionReader(publisher: Publisher, line: PublisherLine): VersionReader {
  return readerOf(publisher, line, LIKE_A_VERSION);
}

/** A version with as many numbers as people write: `9` of `9.8.0` where the row's example is `9`. */
export function coarseVersion(version: string, { version: { example } }: Publisher): string {
  const parts = example.match(/\d+/g)?.length ?? 1;
  return new RegExp(String.raw`^(?:\D*\d+){1,${parts}}`).exec(version)?.[0] ?? version;
}

function readerOf(publisher: Publisher, line: PublisherLine, form: string): VersionReader {
  const { inName } = publisher.version;
  if (inName !== undefined) return (name) => joined(inName.exec(name));
  const expressions = line.names.map((template) => expressionOf(template, publisher, form));
  const only = onlyVersion(line);
  return (name) => {
    for (const expression of expressions) {
      const match = expression.exec(name);
      if (match !== null) return match.groups?.version ?? only;
    }
    return undefined;
  };
}

function joined(match: RegExpExecArray | null): string | undefined {
  return match
    ?.slice(1)
    .filter((text) => text !== undefined)
    .join('-');
}

/** The version of a line that is for one alone, such as `/^2$/`. */
export function onlyVersion({ versions }: { readonly versions?: RegExp | undefined }): string {
  return /^\^([\w.-]+)\$$/.exec(versions?.source ?? '')?.[1] ?? '';
}

/** A template of names as a regular expression: its versions are one, of the given form. */
function expressionOf(template: string, { archWords, architectures }: Publisher, form: string): RegExp {
  const arch = architectures.map((one) => literally(archWords?.[one] ?? one)).join('|');
  const expressions: Readonly<Record<string, string>> = { '{arch}': `(?:${arch})`, '*': '.*', '?': '.' };
  const [before = '', ...after] = template.split('{version}').map((text) =>
    text
      .split(/(\{arch\}|\*|\?)/)
      .map((part) => expressions[part] ?? literally(part))
      .join(''),
  );
  const version = (index: number): string => (index === 0 ? `(?<version>${form})` : String.raw`\k<version>`);
  return new RegExp(`^${[before, ...after.map((text, index) => version(index) + text)].join('')}$`);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}
