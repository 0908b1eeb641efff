import type { StoredWheel } from '../fetch/stored-wheel.ts';
import type { IndexFile } from '../index/package-index.ts';
import type { PythonFacts } from '../machine/facts.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { WheelMetadata } from '../wheels/wheel-metadata.ts';

/** One wheel that a machine needs, for one pinned requirement. */
export interface WheelPick {
  readonly requirement: Requirement;
  readonly file: IndexFile;
}

/** The build of one source archive for one Python: `file` is the archive. */
export interface SdistBuild extends WheelPick {
  /** A hash of everything that decides what the wheel will be: archive, tools, Python and platform. */
  readonly key: string;
  /** The archive on this machine. */
  readonly sdist: StoredWheel;
  /** Wheels of what builds it, with all that they need. */
  readonly tools: readonly WheelPick[];
  /** The tools that are built themselves before. */
  readonly before: readonly SdistBuild[];
  /** The dependencies of every wheel of it; absent when only the build tells. */
  readonly metadata?: WheelMetadata | undefined;
}

/** The wheels of every environment on one machine. */
export interface MachineResolution {
  readonly machine: string;
  readonly environments: readonly {
    readonly lock: Lock;
    readonly python: PythonFacts;
    readonly picks: readonly WheelPick[];
    /** Source archives of requirements of which no wheel fits. */
    readonly sdists?: readonly WheelPick[] | undefined;
    /** The build of each of them; known once they were looked into. */
    readonly builds?: readonly SdistBuild[] | undefined;
    /** Requirements of which the index has no file that the lock allows: they are locked all the same. */
    readonly missing?: readonly Requirement[] | undefined;
  }[];
  /** The uv wheel for this machine; undefined when pip installs. */
  readonly uv?: WheelPick | undefined;
  /** The pip wheel, when the index offers a pinned one, every Python can run it and uv does not install. */
  readonly pip?: WheelPick | undefined;
}
