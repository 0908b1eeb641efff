import { globMatcher } from '@ami-select/core';
import type { Publisher, PublisherLine } from '../publishers/publisher.ts';

/** Finds out which names belong to a line, and which version they say. */
export interface LineMatcher {
  readonly line: PublisherLine;
  /** The version in a name, empty where names have none; undefined for names of other lines. */
  versionIn(name: string): string | undefined;
}

/** A matcher for every line of a publisher. */
export function lineMatchers(publisher: Publisher): LineMatcher[] {
  return publisher.lines.map((line) => {
    const isExcluded = globMatcher(line.exclude ?? []);
    const patterns = line.names.map((glob) => patternOf(glob, publisher));
    const versionIn = (name: string): string | undefined => {
      if (isExcluded(name)) return undefined;
      const match = patterns.map((pattern) => pattern.exec(name)).find((one) => one !== null);
      if (match === undefined || match === null) return undefined;
      const version = trimVersion(match.groups?.version ?? '', publisher);
      return version === '' || (line.versions?.test(version) ?? true) ? version : undefined;
    };
    return { line, versionIn };
  });
}

/** The globs of a line for EC2, whatever the version and architecture. */
export function anyNames({ names }: PublisherLine): string[] {
  return names.map((glob) => glob.replaceAll('{version}', '*').replaceAll('{arch}', '*'));
}

/** The numbers of a version that the row's own versions have: `9.8` is `9` where the row says `9`. */
function trimVersion(version: string, publisher: Publisher): string {
  const parts = numbersIn(publisher.version.example).length;
  return new RegExp(String.raw`^(?:\D*\d+){1,${Math.max(parts, 1)}}`).exec(version)?.[0] ?? version;
}

/** The numbers of a version, in their order. */
export function numbersIn(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}

/** A negative number when the first version is lower, a positive one when it is higher. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [numbersIn(one), numbersIn(other)];
  const at = left.findIndex((number, index) => number !== (right[index] ?? 0));
  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0);
}

function patternOf(glob: string, { version, archWords, architectures }: Publisher): RegExp {
  const arches = architectures.map((one) => archWords?.[one] ?? one);
  const written = version.pattern.source.replace(/^\^/, '').replace(/\$$/, '');
  const source = glob
    .replace(/[.+^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replace('{version}', `(?<version>${written})`)
    .replaceAll('{version}', '.*')
    .replaceAll('{arch}', `(?:${arches.join('|')})`);
  return new RegExp(`^${source}$`);
}
