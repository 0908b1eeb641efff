import { globMatcher } from '@ami-select/core';
import type { Architecture } from '../image/architecture.ts';
import { variantsOf } from '../publishers/expand.ts';
import type { Publisher, PublisherLine } from '../publishers/publisher.ts';
import { versionReader } from '../publishers/version-in-name.ts';

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

/**
 * Tells whether a name is one of a line, which excludes others. `*` for the version or the architecture takes more: a
 * line of 1.35-x86_64 has no 1.35-nvidia-x86_64.
 */
export function lineMatcher(
  publisher: Publisher,
  line: PublisherLine,
  scope: PublisherScope,
): (name: string) => boolean {
  const architectures = scope.architecture === undefined ? publisher.architectures : [scope.architecture];
  const isNamed = globMatcher(
    architectures.flatMap((architecture) => globsOf(publisher, line, { ...scope, architecture })),
  );
  const isExcluded = globMatcher(line.exclude ?? []);
  const read = versionReader(publisher, line);
  return (name) => isNamed(name) && !isExcluded(name) && read(name) !== undefined;
}

/** Reads the version in a name of a line, as a query would say it; undefined when it cannot be read. */
export function shortVersionReader(
  publisher: Publisher,
  line: PublisherLine,
): (name: string) => string | undefined {
  // Of `{version}.*` and `{version}_*` the first reads 8 in 8.3_HVM, the second 8.3.
  const readers = line.names.map((template) => versionReader(publisher, { ...line, names: [template] }));
  return (name) => {
    const version = longest(readers.map((read) => read(name) ?? ''));
    return version === '' ? undefined : shortened(version, publisher);
  };
}

function longest(words: readonly string[]): string {
  return words.reduce((one, other) => (other.length > one.length ? other : one), '');
}

/** Without the build, a date or the third group on, where that is a version of the publisher too. */
function shortened(version: string, { version: { pattern } }: Publisher): string {
  const groups = version.split('.');
  const build = groups.findIndex((group, index) => index > 0 && /^\d{8}$/.test(group));
  const short = groups.slice(0, build === 1 ? 1 : 2).join('.');
  return pattern.test(short) ? short : version;
}

/** The variant that a publisher means when none is named. */
export function defaultVariant(publisher: Publisher): string | undefined {
  return variantsOf(publisher)[0];
}
