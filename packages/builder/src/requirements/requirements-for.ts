import { conditionProblems, pythonProblems } from './lock-condition.ts';
import { evaluateMarker, type MarkerEnvironment } from './marker.ts';
import type { Lock } from './read-locks.ts';
import { type United, uniteRequirements } from './unite-requirements.ts';

/**
 * The requirements of a lock whose markers hold for a Python, each project once; problems are those that contradict each
 * other, and locks that are made for other machines. `title` is for messages about a Python that is not known.
 */
export function requirementsFor(
  { requirements, conditions = [] }: Pick<Lock, 'requirements' | 'conditions'>,
  environment: MarkerEnvironment,
  title?: string,
): United {
  const applying = requirements.filter(
    ({ marker }) => marker === undefined || evaluateMarker(marker, environment),
  );
  const united = uniteRequirements(applying);
  const problems = [
    ...conditionProblems(conditions, environment, title),
    ...pythonProblems(applying, environment, title),
    ...united.problems,
  ];
  return { ...united, problems };
}
