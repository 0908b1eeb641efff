import { globMatcher } from '@ami-select/core';
import type { Publisher, PublisherLine } from '../publishers/publisher.ts';
import {
  coarseVersion,
  looseVersionReader,
  type VersionReader,
  versionReader,
} from '../publishers/version-in-name.ts';

/** Finds out which names belong to a line, and which version they say. */
export interface LineMatcher {
  readonly line: PublisherLine;
  /** The version in a name, empty where neither it nor the line says one; undefined for names of other lines. */
  versionIn(name: string): string | undefined;
  /** The version in a name that would be the line's, were it a version of the publisher. */
  refusedVersionIn(name: string): string | undefined;
}

/** A matcher for every line of a publisher. */
export function lineMatchers(publisher: Publisher): LineMatcher[] {
  return publisher.lines.map((line) => {
    const strict = coarseReader(publisher, line, versionReader(publisher, line));
    const loose = coarseReader(publisher, line, looseVersionReader(publisher, line));
    return {
      line,
      versionIn: (name) => {
        const version = strict(name);
        return version === undefined || version === '' || takes(line, version, publisher)
          ? version
          : undefined;
      },
      refusedVersionIn: (name) => {
        const version = loose(name);
        return version === undefined || publisher.version.pattern.test(version) ? undefined : version;
      },
    };
  });
}

/** Whether a line is the first of its variant that is for a version, as in a query. */
function takes(line: PublisherLine, version: string, { lines }: Publisher): boolean {
  const first = lines.find((one) => one.variant === line.variant && (one.versions?.test(version) ?? true));
  return first === line;
}

/** As people write the version (whole in rows of a config, whose example says nothing), and undefined for names that the line excludes. */
function coarseReader(publisher: Publisher, line: PublisherLine, read: VersionReader): VersionReader {
  const isExcluded = globMatcher(line.exclude ?? []);
  return (name) => {
    const version = isExcluded(name) ? undefined : read(name);
    return version === undefined || isOwn(publisher) ? version : coarseVersion(version, publisher);
  };
}

function isOwn({ evidence }: Publisher): boolean {
  return evidence.checked === undefined;
}
