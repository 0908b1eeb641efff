import { decideMarker } from './decide-marker.ts';
import { conditionProblems, pythonProblems } from './lock-condition.ts';
import type { MarkerEnvironment } from './marker.ts';
import type { Lock } from './read-locks.ts';
import type { Requirement } from './requirement.ts';
import { type United, uniteRequirements } from './unite-requirements.ts';

/** Whether a requirement is for a machine depends on a part of its Python's version that is not known. */
export function isUndecided({ marker }: Requirement, environment: MarkerEnvironment): boolean {
  return marker !== undefined && decideMarker(marker, environment) === undefined;
}

/**
 * The requirements of a lock whose markers hold for a Python for sure, each project once; problems are those that
 * contradict each other, and locks that are made for other machines. `title` is for messages about a Python that is not
 * known.
 */
export function requirementsFor(
  { requirements, conditions = [] }: Pick<Lock, 'requirements' | 'conditions'>,
  environment: MarkerEnvironment,
  title?: string,
): United {
  const applying = requirements.filter(
    ({ marker }) => marker === undefined || decideMarker(marker, environment) === true,
  );
  const united = uniteRequirements(applying);
  const problems = [
    ...conditionProblems(conditions, environment, title),
    ...pythonProblems(applying, environment, title),
    ...united.problems,
  ];
  return { ...united, problems };
}
