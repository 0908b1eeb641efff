import { ActionError } from './errors.ts';
import { renderTable } from './summary.ts';

const ATTACHED: ReadonlySet<string> = new Set(['volume', 'network-interface', 'spot-request']);

/** The created, going and remaining resources of a fleet, and what is not of it. */
export interface FleetProof {
  readonly fleetId: string;
  readonly created: readonly { readonly kind: string; readonly id: string }[];
  readonly going: readonly { readonly kind: string; readonly id: string }[];
  readonly remaining: readonly {
    readonly kind: string;
    readonly id: string;
    readonly command: string;
    /** Why it could not be removed, where that is known. */
    readonly reason?: string | undefined;
  }[];
  /** Kinds of which something may remain. */
  readonly unknown: readonly { readonly kind: string; readonly reason: string }[];
  /** Named by the handle, tagged like the fleet or seen on its machines, without proof that it is of it: left untouched. */
  readonly foreign: readonly { readonly kind: string; readonly id: string }[];
  /** Shared with other fleets and kept on purpose, where there is any. */
  readonly permanent?: readonly { readonly kind: string; readonly id: string }[] | undefined;
  readonly clean: boolean;
}

/**
 * The proof of a termination, also of one that was rejected because something remains or nobody knows (its error has a
 * `proof`).
 */
export async function settleProof<Proof extends FleetProof>(termination: Promise<Proof>): Promise<Proof> {
  return termination.catch((error: unknown) => {
    const proof = proofOf<Proof>(error);
    if (proof !== undefined) return proof;
    throw error;
  });
}

/** The proof that an error carries. */
export function proofOf<Proof extends FleetProof>(error: unknown): Proof | undefined {
  return error instanceof Error && 'proof' in error
    ? ((error.proof as Proof | undefined) ?? undefined)
    : undefined;
}

/** The proof as a table for the job summary, with a sentence on the cost below it. */
export function renderProof(proof: FleetProof, cost?: string): string {
  const { permanent = [] } = proof;
  return renderTable({
    title: `Proof for ${proof.fleetId}`,
    header: ['kind', 'id', 'now'],
    rows: [
      // What needs somebody comes first.
      ...proof.remaining.map(({ kind, id, command, reason }) => [kind, id, remainingText(command, reason)]),
      ...proof.unknown.map(({ kind, reason }) => [kind, '?', `UNKNOWN: ${reason}`]),
      ...proof.foreign.map(({ kind, id }) => [
        kind,
        id,
        'UNTOUCHED: not of this fleet by client token or tags',
      ]),
      ...permanent.map(({ kind, id }) => [
        kind,
        id,
        'permanent, shared by fleets: reap with permanent removes it',
      ]),
      ...settled(proof).map(({ kind, id }) => [kind, id, stateOf({ kind, id }, proof)]),
    ],
    note: [noteOn(proof), ...(cost === undefined ? [] : [cost])],
  });
}

function noteOn({ clean, remaining, unknown, foreign }: FleetProof): string {
  if (clean) return 'Nothing remains.';
  const kinds = unknown.map(({ kind }) => kind).join(', ');
  const notes = [
    `${remaining.length} remaining.`,
    ...(kinds === '' ? [] : [`Unknown: ${kinds}.`]),
    ...(foreign.length === 0 ? [] : [`Left untouched: ${foreign.length}.`]),
  ];
  return notes.join(' ');
}

/**
 * @param reasons Lines on why something remains or is unknown.
 * @throws ActionError `REMAINING`, with the command that removes each resource; `REMAINING_UNKNOWN`, with the missing
 *   permissions; `FOREIGN_RESOURCES`, which names what is not of the fleet.
 */
export function assertNothingRemains(
  { fleetId, remaining, unknown, foreign }: FleetProof,
  reasons: readonly string[],
): void {
  if (remaining.length > 0) {
    const lines = remaining.map(({ kind, id, command }) => `  - ${kind} ${id}; remove it with: ${command}`);
    const message = [`${remaining.length} of ${fleetId} remaining:`, ...lines, ...reasons];
    throw new ActionError('REMAINING', message.join('\n'));
  }
  if (unknown.length > 0) {
    const message = [`unknown whether something of ${fleetId} remains:`, ...reasons];
    throw new ActionError('REMAINING_UNKNOWN', message.join('\n'));
  }
  if (foreign.length === 0) return;
  const lines = foreign.map(({ kind, id }) => `  - ${kind} ${id}`);
  const message = `not of ${fleetId} by client token or tag, and left untouched:\n${lines.join('\n')}`;
  throw new ActionError('FOREIGN_RESOURCES', message, {
    hint: 'All that shows that it is of the fleet is gone. Find out who wrote or removed these ids or tags.',
  });
}

function settled({ created, remaining }: FleetProof): FleetProof['created'] {
  const left = new Set(remaining.map(({ id }) => id));
  return created.filter(({ id }) => !left.has(id));
}

/**
 * What is of a kind that could not be looked at may still be there, and so may what was attached to a machine while anything
 * is unknown: its id came from a record or from the machine, and whether it is gone shows when all could be looked at.
 */
function stateOf({ kind, id }: FleetProof['created'][number], { going, unknown }: FleetProof): string {
  if (going.some((resource) => resource.id === id)) return 'going';
  const isUnknown = unknown.some((kinds) => kinds.kind === kind);
  return isUnknown || (unknown.length > 0 && ATTACHED.has(kind)) ? 'unknown' : 'deleted';
}

function remainingText(command: string, reason: string | undefined): string {
  return `REMAINING: ${command}${reason === undefined ? '' : ` — ${reason}`}`;
}
