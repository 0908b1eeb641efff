import type { PackageManager, PythonFacts } from './facts.ts';

/** Facts of the machines of an image that are known without starting one. */
export interface Platform {
  /** `ubuntu 24.04` and such. */
  readonly system: string;
  /** Absent where it is not known. */
  readonly libc?: PythonFacts['libc'] | undefined;
  /** The version of `python3`; absent where it is not known, or not there. */
  readonly python?: string | undefined;
  /** Nothing is `python3` there before it is installed. */
  readonly hasNoPython?: true | undefined;
  /** Other versions that are there as `python3.12` and such; none when absent. */
  readonly others?: readonly string[] | undefined;
  /** Other versions that the distribution offers as `python3.12` and such. */
  readonly offers?: readonly string[] | undefined;
  readonly packageManager: PackageManager;
  /** The version of apt, where it is older than any that knows snapshots. */
  readonly apt?: string | undefined;
}

/** The publisher of an image as the selector names it, and the release that its name says. */
export interface ImageRelease {
  readonly publisher: string;
  /** Such as `24.04` or `9.6`. */
  readonly version: string;
}
