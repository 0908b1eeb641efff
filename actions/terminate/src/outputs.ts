import type { FleetProof } from '@ami-select/action-kit';

/** Every output of action.yml. */
export const TERMINATE_OUTPUTS = ['fleet-id', 'clean', 'proof'] as const;

export function proofOutputs({
  fleetId,
  created,
  going,
  remaining,
  clean,
}: FleetProof): Record<(typeof TERMINATE_OUTPUTS)[number], string> {
  return {
    'fleet-id': fleetId,
    clean: String(clean),
    proof: JSON.stringify({ fleetId, created, going, remaining, clean }),
  };
}
