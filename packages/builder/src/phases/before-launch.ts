import type { Build } from '../definition/build.ts';
import type { PackageIndex } from '../index/package-index.ts';
import type { Expectation } from '../machine/candidate-facts.ts';
import { readLocks } from '../requirements/read-locks.ts';
import { checkLocks } from '../resolve/check-locks.ts';
import { checkVulnerabilities } from '../resolve/check-vulnerabilities.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import { openStore, type StoreOptions } from './fetch.ts';

export interface BeforeLaunchOptions extends StoreOptions {
  /** Called when the build needs an index at all. */
  readonly openIndex: () => Promise<PackageIndex>;
  /** What is known of the machines; waited for while the index is asked. */
  readonly expectation: () => Promise<Expectation>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks everything of a build's locks that can be known before a machine exists: projects and versions, hashes, wheels
 * for the platform, dependencies with their extras, and whether wheels are what their names say. Where the platform is
 * not known, only what fails on every machine is refused; the build checks again on the machine. Small wheels are fetched
 * for it.
 * @returns the wheels that are needed for sure
 * @throws BuilderError that lists every problem with file and line: `HASH`, `NO_WHEEL`, `UNPINNED`, `INVALID_BUILD`,
 * `VULNERABILITY`;
 * `UNREACHABLE_INDEX`
 */
export async function checkBeforeLaunch(
  build: Build,
  { openIndex, ...options }: BeforeLaunchOptions,
): Promise<readonly WheelPick[]> {
  const { locks } = readLocks(build);
  if (locks.every(({ requirements }) => requirements.length === 0)) return [];
  const { installer, indexPolicy: policy } = build;
  const index = await openIndex();
  const picks = await checkLocks(locks, { ...options, installer, policy, store: openStore(options), index });
  // The build warns.
  await checkVulnerabilities(build, locks, { index, signal: options.signal });
  return picks;
}
