import { evaluateMarker, type MarkerEnvironment } from './marker.ts';
import type { Requirement } from './requirement.ts';
import { type United, uniteRequirements } from './unite-requirements.ts';

/** The requirements whose markers hold for a Python, each project once; those that contradict each other are problems. */
export function requirementsFor(
  requirements: readonly Requirement[],
  environment: MarkerEnvironment,
): United {
  return uniteRequirements(
    requirements.filter(({ marker }) => marker === undefined || evaluateMarker(marker, environment)),
  );
}
