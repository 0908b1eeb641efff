import type { IndexFile } from '../index/package-index.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { isPinnedAs, isWrittenAs } from '../requirements/version.ts';
import { parseWheelName, type WheelName } from '../wheels/wheel-name.ts';
import { wheelVersion } from '../wheels/wheel-version.ts';
import { offeredFiles } from './local-wheels.ts';

/** A wheel that an index offers for a project. */
export interface Candidate {
  readonly file: IndexFile;
  readonly wheel: WheelName;
}

/** The wheels of a project among what a page lists. */
function wheelsOf({ key }: Pick<Requirement, 'key'>, files: readonly IndexFile[]): readonly Candidate[] {
  return files.flatMap((file) => {
    const wheel = parseWheelName(file.filename);
    return wheel?.key === key ? [{ file, wheel }] : [];
  });
}

/** The files that an index has for a pinned requirement. */
export interface Offer {
  /** Of the project. */
  readonly files: readonly IndexFile[];
  /** The wheels of the version. */
  readonly ofVersion: readonly Candidate[];
  /** All wheels of the project; those of a large one are thousands. */
  wheels(): readonly Candidate[];
}

/** Finds the wheels of a pinned version, of which the names are read; those of other versions are told by their version alone. */
export function offerOf(
  requirement: Pick<Requirement, 'key' | 'version' | 'isVerbatim'>,
  files: readonly IndexFile[],
): Offer {
  const takes = requirement.isVerbatim ? isWrittenAs : isPinnedAs;
  const known = new Map<string, boolean>();
  const isWanted = ({ filename }: IndexFile): boolean => {
    const version = wheelVersion(filename);
    const isSame = known.get(version) ?? takes(version, requirement.version);
    known.set(version, isSame);
    return isSame;
  };
  const ofVersion = wheelsOf(requirement, files.filter(isWanted));
  return { files, ofVersion, wheels: () => wheelsOf(requirement, files) };
}

/** Finds the offer for each requirement once; `filesOf` by normalised name. */
export function rememberOffers(
  filesOf: (key: string) => readonly IndexFile[],
): (requirement: Pick<Requirement, 'key' | 'version' | 'isVerbatim' | 'files'>) => Offer {
  const offers = new Map<string, Offer>();
  return (requirement) => {
    const { key, version, isVerbatim, files = [] } = requirement;
    const id = JSON.stringify([key, version, isVerbatim, files.flatMap(({ local }) => local ?? [])]);
    const offer = offers.get(id) ?? offerOf(requirement, offeredFiles(requirement, filesOf));
    offers.set(id, offer);
    return offer;
  };
}

/** An index may list no hash, or one of another algorithm; then the download decides. */
export function mayHaveHash({ file }: Pick<Candidate, 'file'>, allowed: readonly string[]): boolean {
  const algorithms = new Set(allowed.map((hash) => hash.split(':')[0]));
  const comparable = file.hashes.filter((hash) => algorithms.has(hash.split(':')[0]));
  return comparable.length === 0 || comparable.some((hash) => allowed.includes(hash));
}
