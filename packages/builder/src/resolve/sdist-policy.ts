import { BUILD_REQUIREMENTS } from '../definition/allow-sdist.ts';
import type { Build } from '../definition/build.ts';
import type { CommandPlace } from '../requirements/path-in-command.ts';
import type { Lock } from '../requirements/read-locks.ts';
import { normalizeName, type Requirement } from '../requirements/requirement.ts';

/** Which source archives a build may build, and from which pins. */
export interface SdistPolicy {
  /** Normalised names. */
  readonly allow: ReadonlySet<string>;
  /** Of `build-requirements`. */
  readonly pins: readonly Requirement[];
  /** The files of `build-requirements`. */
  readonly files: readonly string[];
  /** Where a command is started that makes such a file. */
  readonly place?: CommandPlace | undefined;
}

/** The locks, and the pins of what builds source archives as one more: who judges packages judges these as well. */
export function withBuildPins(locks: readonly Lock[], sdists: SdistPolicy | undefined): readonly Lock[] {
  if (sdists === undefined || sdists.pins.length === 0) return locks;
  const environment = { name: BUILD_REQUIREMENTS, requirements: sdists.files };
  return [...locks, { environment, requirements: sdists.pins }];
}

/** The policy of a build; undefined for one that builds no source archive. */
export function sdistPolicyOf(
  { allowSdist = [], buildRequirements: files = [], baseDirectory, commandDirectory }: Build,
  pins: readonly Requirement[] = [],
): SdistPolicy | undefined {
  if (allowSdist.length === 0) return undefined;
  const place = { baseDirectory, commandDirectory };
  return { allow: new Set(allowSdist.map(normalizeName)), pins, files, place };
}
