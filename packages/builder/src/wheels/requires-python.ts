import { possiblePythons } from '../requirements/python-version.ts';
import { parseSpecifiers, satisfiesAll } from '../requirements/specifier.ts';

/**
 * Whether a Requires-Python lets a Python in, or may where a part of its version is not known. One that cannot be read,
 * such as `>=3.6.*`, excludes none, as for pip: whoever installs is warned instead.
 */
export function acceptsPython(requiresPython: string | undefined, python: string): boolean {
  if (requiresPython === undefined || !isSpecifierSet(requiresPython)) return true;
  return possiblePythons(releaseOf(python), requiresPython).some((version) =>
    satisfiesAll(version, requiresPython),
  );
}

/** Whether every clause of a comma-separated set can be read. */
export function isSpecifierSet(text: string): boolean {
  return parseSpecifiers(text) !== undefined;
}

/** `3.12.0+` and `3.11.0rc1` count as their release, as `sys.version_info[:3]` says it. */
function releaseOf(python: string): string {
  return /^\d+(?:\.\d+){0,2}/.exec(python)?.[0] ?? python;
}
