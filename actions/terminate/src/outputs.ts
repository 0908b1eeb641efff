import type { FleetProof } from '@ami-select/action-kit';
import { forJson } from '@ami-select/core';

/** Every output of action.yml. */
export const TERMINATE_OUTPUTS = ['fleet-id', 'clean', 'proof'] as const;

export function proofOutputs({
  fleetId,
  created,
  going,
  remaining,
  foreign,
  unknown,
  permanent,
  clean,
}: FleetProof): Record<(typeof TERMINATE_OUTPUTS)[number], string> {
  return {
    'fleet-id': fleetId,
    clean: String(clean),
    proof: forJson({ fleetId, created, going, remaining, foreign, unknown, permanent, clean }),
  };
}
