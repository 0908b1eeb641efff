import { createFetch } from '@ami-select/access';
import { checkBeforeLaunch, expectFacts, type PackageIndex, type SureFiles } from '@ami-select/builder';
import type { CompleteFleetSettings } from '@ami-select/config';
import type { Selection } from '@ami-select/selector';
import type { JobDependencies } from '../context/dependencies.ts';
import { locatingFields } from '../request/locate-problems.ts';
import type { BuildRequest } from '../request/request.ts';
import { expectPlatform, unknownOf } from './expect-platform.ts';
import { wheelCacheOf } from './wheel-cache.ts';

/** The part of a job that the check needs. */
export interface CheckWheelsDependencies
  extends Pick<JobDependencies, 'clock' | 'signal' | 'endpoint' | 'logger' | 'variables' | 'fetch'> {
  /** Opens the index of the build; see `lazyIndex`. */
  readonly openIndex: () => Promise<PackageIndex>;
}

export interface CheckWheelsRequest extends Pick<BuildRequest, 'build' | 'outputDirectory' | 'placeOf'> {
  readonly fleet: Pick<CompleteFleetSettings, 'userData'>;
}

/**
 * Checks the locks of a build against the index and the image, while the image is selected; an image that is refused
 * leaves machines of which nothing is known.
 * @returns what is needed for sure
 * @throws BuilderError that lists every problem
 */
export async function checkWheels(
  { build, outputDirectory, placeOf, fleet }: CheckWheelsRequest,
  selecting: Promise<Selection | undefined>,
  {
    clock,
    signal,
    variables,
    openIndex,
    fetch = createFetch(variables),
    ...dependencies
  }: CheckWheelsDependencies,
): Promise<SureFiles> {
  const { logger } = dependencies;
  const expectation = async () => {
    const selection = await selecting;
    if (selection === undefined) return expectFacts();
    const expected = expectPlatform(selection.image, dependencies);
    const unknown = unknownOf(selection.image, expected);
    const matters = dependencies.endpoint === undefined && build.environments.length > 0;
    if (matters && unknown !== undefined) logger.warn(unknown);
    return expected;
  };
  const wheelCache = wheelCacheOf(variables);
  const check = () =>
    checkBeforeLaunch(build, {
      clock,
      logger,
      signal,
      fetch,
      openIndex,
      expectation,
      changesAtBoot: Boolean(fleet.userData),
      outputDirectory,
      wheelCache,
    });
  return locatingFields(check, placeOf);
}
