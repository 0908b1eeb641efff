import { globMatcher } from '@ami-select/core';
import type { Publisher, PublisherLine } from '../publishers/publisher.ts';
import { numbersOf } from '../publishers/version-numbers.ts';

/** Finds out which names belong to a line, and which version they say. */
export interface LineMatcher {
  readonly line: PublisherLine;
  /** The version in a name, empty where neither it nor the line says one; undefined for names of other lines. */
  versionIn(name: string): string | undefined;
  /** The version in a name that would be the line's, were it a version of the publisher. */
  refusedVersionIn(name: string): string | undefined;
}

/** What stands for a version in the names of some publisher: `1.34`, `15-sp7`, `2023.12`. */
const ANY_VERSION = String.raw`v?\d[\w.]*(?:-(?:sp)?\d+)?`;

/** A matcher for every line of a publisher. */
export function lineMatchers(publisher: Publisher): LineMatcher[] {
  return publisher.lines.map((line) => {
    const isExcluded = globMatcher(line.exclude ?? []);
    const strict = line.names.map((glob) => patternOf(glob, publisher, bare(publisher.version.pattern)));
    const loose = line.names.map((glob) => patternOf(glob, publisher, ANY_VERSION));
    const find = (name: string, patterns: readonly RegExp[]): string | undefined => {
      if (isExcluded(name)) return undefined;
      const match = patterns.map((pattern) => pattern.exec(name)).find((one) => one !== null);
      return match === undefined
        ? undefined
        : trimVersion(match?.groups?.version ?? onlyVersion(line), publisher);
    };
    return {
      line,
      versionIn: (name) => {
        const version = find(name, strict);
        const isOfLine = version === undefined || version === '' || (line.versions?.test(version) ?? true);
        return isOfLine ? version : undefined;
      },
      refusedVersionIn: (name) => {
        const version = find(name, loose);
        return version === undefined || publisher.version.pattern.test(version) ? undefined : version;
      },
    };
  });
}

/** The version of a line that is for one alone, such as `/^2$/`. */
function onlyVersion({ versions }: PublisherLine): string {
  return /^\^([\w.-]+)\$$/.exec(versions?.source ?? '')?.[1] ?? '';
}

/** The numbers of a version that the row's own versions have: `9.8` is `9` where the row says `9`. */
function trimVersion(version: string, publisher: Publisher): string {
  const parts = numbersOf(publisher.version.example).length;
  return new RegExp(String.raw`^(?:\D*\d+){1,${Math.max(parts, 1)}}`).exec(version)?.[0] ?? version;
}

function bare({ source }: RegExp): string {
  return source.replace(/^\^/, '').replace(/\$$/, '');
}

function patternOf(glob: string, { archWords, architectures }: Publisher, version: string): RegExp {
  const arches = architectures.map((one) => archWords?.[one] ?? one);
  const source = glob
    .replace(/[.+^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replace('{version}', `(?<version>${version})`)
    .replaceAll('{version}', '.*')
    .replaceAll('{arch}', `(?:${arches.join('|')})`);
  return new RegExp(`^${source}$`);
}
