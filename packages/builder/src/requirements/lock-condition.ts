import type { Problem } from '../report/errors.ts';
import { decideMarker } from './decide-marker.ts';
import type { Marker, MarkerEnvironment } from './marker.ts';
import { possiblePythons, showPython } from './python-version.ts';
import type { Requirement } from './requirement.ts';
import { type Clause, satisfies } from './specifier.ts';

/** Conditions of a lock as a whole on a machine. */
export interface LockCondition {
  readonly file: string;
  readonly line: number;
  /** Of which one must hold; any machine will do when there is none. */
  readonly environments: readonly Marker[];
  readonly requiresPython: readonly Clause[];
}

/** The problems of locks that are not made for a machine. */
export function conditionProblems(
  conditions: readonly LockCondition[],
  environment: MarkerEnvironment,
  title?: string,
): readonly Problem[] {
  const { python_full_version: python, sys_platform: platform, platform_machine: machine } = environment;
  const described = title ?? `Python ${showPython(python)} on ${platform} ${machine}`;
  return conditions.flatMap(({ file, line, environments, requiresPython }) => {
    const isMade =
      environments.length === 0 || environments.some((one) => decideMarker(one, environment) !== false);
    const fits = isFor(requiresPython, python);
    if (isMade && fits) return [];
    const because = fits ? 'none of its environments fits' : `it needs Python ${textOf(requiresPython)}`;
    const message = `the lock is not for ${described}: ${because}`;
    return [{ code: 'INVALID_BUILD' as const, message, file, line }];
  });
}

/** The problems of packages whose lock says that they are for other Pythons. */
export function pythonProblems(
  requirements: readonly Requirement[],
  { python_full_version: python }: MarkerEnvironment,
  title = `Python ${showPython(python)}`,
): readonly Problem[] {
  return requirements.flatMap(({ name, version, requiresPython = [], file, line }): readonly Problem[] => {
    if (isFor(requiresPython, python)) return [];
    const message = `${name}==${version} is not valid for ${title} because the lock says that it needs Python ${textOf(requiresPython)}; expected a lock for this Python`;
    return [{ code: 'INVALID_BUILD', message, file, line }];
  });
}

/** By the numbers alone: to installers, a `3.13.0rc1` is a 3.13.0. */
function isFor(clauses: readonly Clause[], python: string): boolean {
  const [numbers = python] = /^\d+(?:\.\d+){0,2}/.exec(python) ?? [];
  return possiblePythons(numbers, textOf(clauses)).some((version) =>
    clauses.every((clause) => satisfies(version, clause)),
  );
}

function textOf(clauses: readonly Clause[]): string {
  return clauses.map(({ operator, wanted }) => `${operator}${wanted}`).join(',');
}
