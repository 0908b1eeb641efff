import type { Problem } from '../report/errors.ts';
import { evaluateMarker, type Marker, type MarkerEnvironment } from './marker.ts';
import { type Clause, satisfies } from './specifier.ts';

/** What a lock as a whole asks of a machine. */
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
): readonly Problem[] {
  const { python_full_version: python, sys_platform: platform, platform_machine: machine } = environment;
  const [numbers = python] = /^\d+(?:\.\d+){0,2}/.exec(python) ?? [];
  return conditions.flatMap(({ file, line, environments, requiresPython }) => {
    const isMade = environments.length === 0 || environments.some((one) => evaluateMarker(one, environment));
    const fits = requiresPython.every((clause) => satisfies(numbers, clause));
    if (isMade && fits) return [];
    const wanted = requiresPython.map(({ operator, wanted: version }) => `${operator}${version}`).join(',');
    const because = fits ? 'none of its environments fits' : `it needs Python ${wanted}`;
    const message = `the lock is not for Python ${python} on ${platform} ${machine}: ${because}`;
    return [{ code: 'INVALID_BUILD' as const, message, file, line }];
  });
}
