import { globMatcher } from '@ami-select/core';
import type { Architecture } from '../image/architecture.ts';
import { variantsOf } from '../publishers/expand.ts';
import type { Publisher, PublisherLine } from '../publishers/publisher.ts';

/** What is asked of a publisher; undefined stands for any. */
export interface PublisherScope {
  readonly version: string | undefined;
  readonly variant: string | undefined;
  readonly architecture: Architecture | undefined;
}

/** The lines of a publisher within a scope. */
export function linesWithin(
  publisher: Publisher,
  { version, variant, architecture }: PublisherScope,
): PublisherLine[] {
  return publisher.lines.filter(
    (line) =>
      (variant === undefined || line.variant === variant) &&
      (version === undefined || (line.versions?.test(version) ?? true)) &&
      (architecture === undefined || (line.architectures?.includes(architecture) ?? true)),
  );
}

/** The name globs of a line within a scope. */
export function globsOf(publisher: Publisher, line: PublisherLine, scope: PublisherScope): string[] {
  const version = scope.version ?? line.anyVersion ?? '*';
  const { architecture } = scope;
  const arch = architecture === undefined ? '*' : (publisher.archWords?.[architecture] ?? architecture);
  return line.names.map((name) => name.replaceAll('{version}', version).replaceAll('{arch}', arch));
}

/** Tells whether a name is one of a line, which excludes others. */
export function lineMatcher(
  publisher: Publisher,
  line: PublisherLine,
  scope: PublisherScope,
): (name: string) => boolean {
  const isNamed = globMatcher(globsOf(publisher, line, scope));
  const isExcluded = globMatcher(line.exclude ?? []);
  return (name) => isNamed(name) && !isExcluded(name);
}

/** Reads the version in a name of a line, as a query would say it; undefined when it cannot be read. */
export function versionReader(
  publisher: Publisher,
  line: PublisherLine,
): (name: string) => string | undefined {
  const templates = line.names.filter((template) => template.includes('{version}'));
  const expressions = templates.map((template) => templateExpression(template, publisher));
  const word = versionWordOf(publisher, line);
  return (name) => {
    for (const expression of expressions) {
      const found = expression.exec(name)?.groups?.version;
      if (found !== undefined) return shortened(found, publisher);
    }
    return word;
  };
}

/** Without the build: at most two groups, where that is a version of the publisher too. */
function shortened(version: string, { version: { pattern } }: Publisher): string {
  const short = version.split('.').slice(0, 2).join('.');
  return pattern.test(short) ? short : version;
}

/** The variant that a publisher means when none is named. */
export function defaultVariant(publisher: Publisher): string | undefined {
  return variantsOf(publisher)[0];
}

/** A template of names as a regular expression whose group `version` has the form of the publisher's versions. */
function templateExpression(template: string, { version }: Publisher): RegExp {
  const form = version.pattern.source.replace(/^\^/, '').replace(/\$$/, '');
  const parts = template.split(/(\{version\}|\{arch\}|\*|\?)/).map((part, index, all) => {
    if (part === '{version}') return all.indexOf(part) === index ? `(?<version>${form})` : '.+?';
    if (part === '{arch}' || part === '*') return '.*?';
    if (part === '?') return '.';
    return part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** The version of a line whose names are those of one version. */
function versionWordOf({ version, versionWords = {} }: Publisher, line: PublisherLine): string | undefined {
  const known = [version.default, version.example, ...Object.values(versionWords)];
  return known.find((word) => word !== undefined && line.versions?.test(word) === true);
}
