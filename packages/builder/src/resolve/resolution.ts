import type { IndexFile } from '../index/package-index.ts';
import type { PythonFacts } from '../machine/facts.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';

/** One wheel that a machine needs, for one pinned requirement. */
export interface WheelPick {
  readonly requirement: Requirement;
  readonly file: IndexFile;
}

/** The wheels of every environment on one machine. */
export interface MachineResolution {
  readonly machine: string;
  readonly environments: readonly {
    readonly lock: Lock;
    readonly python: PythonFacts;
    readonly picks: readonly WheelPick[];
  }[];
  /** The uv wheel for this machine; undefined when pip installs. */
  readonly uv?: WheelPick | undefined;
  /** The pip wheel, when the index offers a pinned one, every Python can run it and uv does not install. */
  readonly pip?: WheelPick | undefined;
}
