import { globMatcher } from '@ami-select/core';
import type { Publisher, PublisherLine } from '../publishers/publisher.ts';
import { isOwn } from '../publishers/recognise.ts';
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
    const strict = includedReader(line, versionReader(publisher, line));
    const loose = includedReader(line, looseVersionReader(publisher, line));
    return {
      line,
      versionIn: (name) => {
        const full = strict(name);
        if (full === undefined || full === '') return full;
        const version = asWritten(full, publisher);
        return takes(line, full, publisher) || takes(line, version, publisher) ? version : undefined;
      },
      refusedVersionIn: (name) => {
        const full = loose(name);
        const version = full === undefined ? undefined : asWritten(full, publisher);
        return version === undefined || publisher.version.pattern.test(version) ? undefined : version;
      },
    };
  });
}

/** Whether a line is the first of its variant that is for a version and an architecture of its own, as in a query. */
function takes(line: PublisherLine, version: string, { lines, architectures: all }: Publisher): boolean {
  const { architectures = all } = line;
  return architectures.some((architecture) => {
    const isFor = (one: PublisherLine): boolean =>
      one.variant === line.variant &&
      (one.versions?.test(version) ?? true) &&
      (one.architectures ?? all).includes(architecture);
    return lines.find(isFor) === line;
  });
}

/** Undefined for names that the line excludes. */
function includedReader(line: PublisherLine, read: VersionReader): VersionReader {
  const isExcluded = globMatcher(line.exclude ?? []);
  return (name) => (isExcluded(name) ? undefined : read(name));
}

/** A version as people write it; whole in rows of a config, whose example says nothing. */
function asWritten(version: string, publisher: Publisher): string {
  return isOwn(publisher) ? version : coarseVersion(version, publisher);
}
