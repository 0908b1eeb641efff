import { checkBeforeLaunch, expectFacts, type PackageIndex, type WheelPick } from '@ami-select/builder';
import type { Selection } from '@ami-select/selector';
import type { JobDependencies } from '../context/dependencies.ts';
import type { BuildRequest } from '../request/request.ts';
import { expectPlatform } from './expect-platform.ts';
import { wheelCacheOf } from './wheel-cache.ts';

/** The part of a job that the check needs. */
export interface CheckWheelsDependencies
  extends Pick<JobDependencies, 'clock' | 'signal' | 'endpoint' | 'logger' | 'variables'> {
  /** Opens the index of the build; see `lazyIndex`. */
  readonly openIndex: () => Promise<PackageIndex>;
}

/**
 * Checks the locks of a build against the index and the image, while the image is selected; an image that is refused
 * leaves machines of which nothing is known.
 * @returns the wheels that are needed for sure
 * @throws BuilderError that lists every problem
 */
export async function checkWheels(
  { build, outputDirectory }: Pick<BuildRequest, 'build' | 'outputDirectory'>,
  selecting: Promise<Selection | undefined>,
  { clock, signal, variables, openIndex, ...dependencies }: CheckWheelsDependencies,
): Promise<readonly WheelPick[]> {
  const expectation = async () => {
    const selection = await selecting;
    return selection === undefined ? expectFacts() : expectPlatform(selection.image, dependencies);
  };
  const wheelCache = wheelCacheOf(variables);
  const { logger } = dependencies;
  return checkBeforeLaunch(build, {
    clock,
    logger,
    signal,
    openIndex,
    expectation,
    outputDirectory,
    wheelCache,
  });
}
