import { createFetch, createFetchWith } from '@ami-select/access';
import {
  type Build,
  lockedNames,
  openIndex,
  type PackageIndex,
  readLocks,
  withIndexUrl,
} from '@ami-select/builder';
import type { JobDependencies } from '../context/dependencies.ts';

/** The part of a job that an index needs. */
export type IndexDependencies = Pick<
  JobDependencies,
  'clock' | 'logger' | 'variables' | 'fetch' | 'sharedIndex'
>;

/** The index of a build, opened when it is first needed: the check before the launch and the build share it. */
export function lazyIndex(build: Build, dependencies: IndexDependencies): () => Promise<PackageIndex> {
  let opened: Promise<PackageIndex> | undefined;
  return () => {
    opened ??= dependencies.sharedIndex?.(build) ?? openFor(build, dependencies);
    return opened;
  };
}

/** Opens the index of a build, whose locks may name it. */
export function openFor(
  build: Build,
  { clock, logger, variables, fetch = createFetch(variables) }: IndexDependencies,
): Promise<PackageIndex> {
  const { PIP_INDEX_URL: pipIndexUrl } = variables;
  const reading = readLocks(build);
  return openIndex(withIndexUrl(build, reading), {
    clock,
    locked: lockedNames(reading),
    pipIndexUrl,
    fetch,
    fetchWith: (material) => createFetchWith(variables, material),
    variables,
    warn: (message) => logger.warn(message),
  });
}
