import type { Publisher, PublisherLine } from '../publishers/publisher.ts';
import { coarseVersion, versionReader } from '../publishers/version-in-name.ts';

/** Reads the versions that a name of one line may have, the preferred spelling first. */
export type CandidateReader = (name: string) => readonly string[];

/**
 * The reader of one line: the groups of its pattern, then what stands at `{version}`, or the version that the line is
 * for. A candidate is no evidence: the conditions of its query decide.
 */
export function candidatesOf(publisher: Publisher, line: PublisherLine): CandidateReader {
  const { versionInName = publisher.versionInName } = line;
  const read = versionReader(publisher, line);
  return (name) => {
    const groups = publisher.version.inName === undefined ? (versionInName?.exec(name)?.slice(1) ?? []) : [];
    // A group of a pattern may be absent in a name.
    const spellings = [...groups, read(name) ?? ''].filter((text = '') => text !== '');
    return spellings.flatMap((version) => [coarseVersion(version, publisher), version]);
  };
}
