import { describeRunCost, type Proof, type RemainingResource, type RunCost } from '@ami-select/provisioner';

/** Lines that list created, going and remaining resources, and what is permanent, foreign or unknown. */
export function proofLines(proof: Proof): string[] {
  const { fleetId, created, going, remaining, permanent = [], foreign, unknown } = proof;
  const kinds = new Map<string, string[]>();
  for (const { kind, id } of created) kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
  const other = foreign.length === 0 ? 'nothing' : 'nothing else';
  const nothing = unknown.length === 0 ? other : 'nothing that could be seen';
  return [
    '',
    `Proof for ${fleetId}`,
    ...(created.length === 0 ? ['  created    nothing that could be found'] : []),
    ...[...kinds].map(([kind, ids]) => `  created    ${ids.length} x ${kind}: ${ids.join(', ')}`),
    ...going.map(({ kind, id }) => `  going      ${kind} ${id}`),
    ...permanent.map(
      ({ kind, id }) =>
        `  permanent  ${kind} ${id}: shared by fleets, ami-select reap --permanent --no-dry-run removes it`,
    ),
    ...foreign.map(
      ({ kind, id }) => `  foreign    ${kind} ${id}: not of this fleet by client token or tags, untouched`,
    ),
    ...unknown.map(({ kind, reason }) => `  unknown    ${kind}: ${reason}`),
    ...(remaining.length === 0 ? [`  remaining  ${nothing}`] : remaining.flatMap(remainingLines)),
  ];
}

function remainingLines({ kind, id, command, reason }: RemainingResource): readonly string[] {
  const why = reason === undefined ? [] : [`             ${reason}`];
  return [`  remaining  ${kind} ${id}: ${command}`, ...why];
}

/** What the instances cost, below the proof. */
export function costLines(cost: RunCost | undefined, title = 'Cost'): string[] {
  return cost === undefined ? [] : ['', title, `  ${describeRunCost(cost)}`];
}

/** The proof that an error carries: of an end that left something, or that does not know. */
export function proofOf(error: unknown): Proof | undefined {
  return error instanceof Error && 'proof' in error
    ? ((error.proof as Proof | undefined) ?? undefined)
    : undefined;
}
