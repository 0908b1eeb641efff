import type { Lock } from '../requirements/read-locks.ts';
import { PINNED_PIPS, PINNED_UV } from './pinned-tools.ts';
import { type SdistPolicy, withBuildPins } from './sdist-policy.ts';

const TOOLS = [PINNED_UV, ...PINNED_PIPS];

/**
 * The versions of each project, by normalised name, that are looked for in the index: of locks, of what builds source
 * archives, and of the pinned installers.
 */
export function wantedVersions(
  locks: readonly Lock[],
  sdists?: SdistPolicy,
): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  const requirements = withBuildPins(locks, sdists).flatMap((lock) => lock.requirements);
  for (const { key, version } of [...TOOLS, ...requirements])
    wanted.set(key, (wanted.get(key) ?? new Set()).add(version));
  return wanted;
}
