import type { Build } from '../definition/build.ts';
import { normalizeName, type Requirement } from '../requirements/requirement.ts';

/** Which source archives a build may build, and from which pins. */
export interface SdistPolicy {
  /** Normalised names. */
  readonly allow: ReadonlySet<string>;
  /** Of `build-requirements`. */
  readonly pins: readonly Requirement[];
  /** The files of `build-requirements`. */
  readonly files: readonly string[];
}

/** The policy of a build; undefined for one that builds no source archive. */
export function sdistPolicyOf(
  { allowSdist = [], buildRequirements: files = [] }: Build,
  pins: readonly Requirement[] = [],
): SdistPolicy | undefined {
  return allowSdist.length === 0 ? undefined : { allow: new Set(allowSdist.map(normalizeName)), pins, files };
}
