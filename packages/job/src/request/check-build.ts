import {
  type Build,
  BuilderError,
  type LoadBuildOptions,
  loadBuild,
  type Problem,
  plan,
} from '@ami-select/builder';
import type { Gathering } from '@ami-select/core';
import { type PlaceOf, relocate } from './locate-problems.ts';

type Fields = Readonly<Record<string, unknown>>;

interface CheckBuildOptions extends LoadBuildOptions {
  readonly placeOf: PlaceOf<Problem>;
}

/**
 * The build of a `build` mapping. Planning reads every requirement and looks at every file to upload, and refuses what a
 * run would refuse; also where the mapping itself is refused, so that all of it is known at once.
 */
export async function checkBuild(
  fields: Fields,
  { placeOf, ...options }: CheckBuildOptions,
  gathering: Gathering,
): Promise<Build | undefined> {
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
  const readable = build ?? loadBuild(filesOf(fields, refused), options);
  await locating(() => plan(readable, [{ name: 'host-1' }]));
  return build;
}

/** The parts of a refused mapping that name files and are not refused themselves. */
function filesOf({ environments, upload }: Fields, refused: readonly Problem[]): Fields {
  const isRefused = (key: string): boolean =>
    refused.some(({ field = '' }) => /^build\.([^.[]*)/.exec(field)?.[1] === key);
  return {
    ...(!isRefused('environments') && { environments }),
    ...(!isRefused('upload') && { upload }),
    steps: [{ run: 'true' }],
  };
}
