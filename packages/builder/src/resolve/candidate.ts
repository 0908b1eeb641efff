import type { IndexFile } from '../index/package-index.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { parseWheelName, type WheelName } from '../wheels/wheel-name.ts';

/** A wheel that an index offers for a project. */
export interface Candidate {
  readonly file: IndexFile;
  readonly wheel: WheelName;
}

/** The wheels of a project among what a page lists. */
export function wheelsOf(
  { key }: Pick<Requirement, 'key'>,
  files: readonly IndexFile[],
): readonly Candidate[] {
  return files.flatMap((file) => {
    const wheel = parseWheelName(file.filename);
    return wheel?.key === key ? [{ file, wheel }] : [];
  });
}

/** An index may list no hash, or one of another algorithm; then the download decides. */
export function mayHaveHash({ file }: Candidate, allowed: readonly string[]): boolean {
  const algorithms = new Set(allowed.map((hash) => hash.split(':')[0]));
  const comparable = file.hashes.filter((hash) => algorithms.has(hash.split(':')[0]));
  return comparable.length === 0 || comparable.some((hash) => allowed.includes(hash));
}
