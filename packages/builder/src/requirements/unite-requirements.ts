import type { Problem } from '../report/errors.ts';
import type { Requirement } from './requirement.ts';
import { shortHashes } from './short-hashes.ts';
import { sameVersion } from './version.ts';

export interface United {
  readonly requirements: readonly Requirement[];
  readonly problems: readonly Problem[];
}

/**
 * Puts requirements for the same project into one when they have the same version and hashes, with the extras of all:
 * layered locks repeat each other. Everything else that differs is a problem with both places.
 */
export function uniteRequirements(
  requirements: readonly Requirement[],
  keyOf: (requirement: Requirement) => string = ({ key }) => key,
): United {
  const united = new Map<string, Requirement>();
  const problems: Problem[] = [];
  for (const requirement of requirements) {
    const key = keyOf(requirement);
    const earlier = united.get(key);
    const message = earlier && differenceOf(earlier, requirement);
    const { file, line } = requirement;
    if (message !== undefined) problems.push({ code: 'INVALID_BUILD', message, file, line });
    else united.set(key, earlier ? unite(earlier, requirement) : requirement);
  }
  return { requirements: [...united.values()], problems };
}

function unite(earlier: Requirement, later: Requirement): Requirement {
  const extras = [...new Set([...earlier.extras, ...later.extras])].sort();
  const { version, isVerbatim } = later.isVerbatim ? later : earlier;
  return {
    ...earlier,
    version,
    ...(isVerbatim && { isVerbatim }),
    extras,
    files: earlier.files ?? later.files,
  };
}

function differenceOf(earlier: Requirement, later: Requirement): string | undefined {
  const where = `${earlier.file}:${earlier.line}`;
  if (!sameVersion(earlier.version, later.version))
    return `${later.name}==${later.version} conflicts with ${earlier.name}==${earlier.version} in ${where}`;
  const [before, now] = [new Set(earlier.hashes), new Set(later.hashes)];
  const onlyBefore = earlier.hashes.filter((hash) => !now.has(hash));
  const onlyNow = later.hashes.filter((hash) => !before.has(hash));
  if (onlyBefore.length === 0 && onlyNow.length === 0) return undefined;
  const sets = `${shortHashes(onlyNow) || 'none'} only here, ${shortHashes(onlyBefore) || 'none'} only there`;
  return `${later.name}==${later.version} has other hashes than in ${where}: ${sets}`;
}
