import {
  type Build,
  BuilderError,
  type LoadBuildOptions,
  loadBuild,
  type Problem,
  plan,
} from '@ami-select/builder';
import type { Gathering } from '@ami-select/core';
import { loadAccepted } from './load-accepted.ts';
import { type PlaceOf, relocate } from './locate-problems.ts';

type Fields = Readonly<Record<string, unknown>>;

interface CheckBuildOptions extends LoadBuildOptions {
  readonly placeOf: PlaceOf<Problem>;
}

export interface CheckedBuild {
  /** Undefined when it is refused. */
  readonly build: Build | undefined;
  /** The same, or the parts of it that are not refused. */
  readonly readable: Build;
}

/**
 * The build of a `build` mapping. Planning reads every requirement and looks at every file that the build names, and
 * refuses what a run would refuse; also where the mapping itself is refused, so that all of it is known at once.
 */
export async function checkBuild(
  fields: Fields,
  { placeOf, ...options }: CheckBuildOptions,
  gathering: Gathering,
): Promise<CheckedBuild> {
  let refused: readonly Problem[] = [];
  const locating = <T>(work: () => T): Promise<T | undefined> =>
    gathering.check(() => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof BuilderError)) throw error;
        refused = error.problems;
        throw new BuilderError(error.code, ...relocate(error, placeOf));
      }
    });
  const build = await locating(() => loadBuild(fields, options));
  const readable = build ?? loadAccepted(fields, options, refused);
  await locating(() => plan(readable, [{ name: 'host-1' }]));
  return { build, readable };
}
