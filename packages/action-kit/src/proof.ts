import { ActionError } from './errors.ts';
import { renderTable } from './summary.ts';

/** What a proof says: what a fleet was made of, and what of it is still there. */
export interface FleetProof {
  readonly fleetId: string;
  readonly made: readonly { readonly kind: string; readonly id: string }[];
  readonly left: readonly { readonly kind: string; readonly id: string; readonly command: string }[];
  readonly clean: boolean;
}

/** The proof of a termination, also of one that was rejected because something is left (its error has a `proof`). */
export async function settleProof<Proof extends FleetProof>(termination: Promise<Proof>): Promise<Proof> {
  return termination.catch((error: unknown) => {
    if (error instanceof Error && 'proof' in error && error.proof) return error.proof as Proof;
    throw error;
  });
}

/** The proof as a table for the job summary. */
export function renderProof(proof: FleetProof): string {
  const isLeft = (id: string): boolean => proof.left.some((resource) => resource.id === id);
  return renderTable({
    title: `Proof for ${proof.fleetId}`,
    header: ['kind', 'id', 'now'],
    rows: proof.made.map(({ kind, id }) => [kind, id, isLeft(id) ? 'STILL THERE' : 'gone']),
    note: proof.clean ? 'Nothing is left.' : `${proof.left.length} left behind.`,
  });
}

/** @throws ActionError `LEFT_BEHIND`, with the command that removes each resource. */
export function assertNothingLeft({ fleetId, left, clean }: FleetProof): void {
  if (clean) return;
  const lines = left.map(({ kind, id, command }) => `  - ${kind} ${id}; remove it with: ${command}`);
  throw new ActionError('LEFT_BEHIND', `${fleetId} left ${left.length} behind:\n${lines.join('\n')}`);
}
