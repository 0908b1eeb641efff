import { isTerminating } from '../aws/instance-watch.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { RemainingResource } from '../fleet/proof.ts';
import type { InventoryItem } from '../kinds/kind.ts';
import { removalCommand, waitCommand } from '../kinds/removal-command.ts';
import type { Findings } from './findings.ts';

/**
 * What is still there, machines first, each with the command that works when those before it have been run: what a machine
 * uses goes with the machine or after it, and what is there to end a machine goes last.
 */
export function listRemaining(intent: FleetIntent, findings: Findings): readonly RemainingResource[] {
  const { instances, groups, attached, blindSpots } = findings;
  const refusals = new Map([...instances.refusals(), ...groups.refusals(), ...attached.refusals()]);
  const removal = (kind: InventoryItem['kind'], id: string): string =>
    removalCommand({ kind, id }, intent, refusals.get(id)?.code);
  const remainingOf = (
    { kind, id, state }: InventoryItem,
    { command = removal(kind, id), reason = '' } = {},
  ) => {
    const why = refusals.get(id)?.reason ?? (reason === '' ? undefined : reason);
    return { kind, id, state, command, reason: why };
  };
  // An instance whose termination was refused lives, also before EC2 shows it.
  const living = instances.watch
    .all()
    .filter(({ id, state }) => !isTerminating(state) && (state !== 'unseen' || refusals.has(id)));
  const ended = new Set(instances.watch.all().flatMap(({ id, state }) => (isTerminating(state) ? [id] : [])));
  const mayLive = (id: string | undefined): id is string =>
    id !== undefined &&
    (living.some((one) => one.id === id) || (blindSpots.reasons().has('instance') && !ended.has(id)));

  const afterMachine = (item: InventoryItem): RemainingResource => {
    const { kind, id, ends, instanceId, usedBy } = item;
    if (mayLive(ends)) {
      const command = `${removal('instance', ends)} && ${removal(kind, id)}`;
      return remainingOf(item, { command, reason: `${id} is there to end ${ends}` });
    }
    if (mayLive(instanceId)) return remainingOf(item, { command: removal('instance', instanceId) });
    if (!mayLive(usedBy)) return remainingOf(item);
    const command = `${removal('instance', usedBy)} && ${waitCommand([usedBy], intent)} && ${removal(kind, id)}`;
    return remainingOf(item, { command, reason: `${usedBy} uses ${id}` });
  };
  const users = living.map(({ id }) => id);
  const groupsLeft = groups.kept().map((id) => {
    const item: InventoryItem = { kind: 'security-group', id, state: 'present' };
    if (users.length === 0) return remainingOf(item);
    return remainingOf(item, {
      command: `${waitCommand(users, intent)} && ${removal('security-group', id)}`,
    });
  });
  return [
    ...living.map(({ id, state }) => remainingOf({ kind: 'instance', id, state })),
    ...attached.remaining().map(afterMachine),
    ...groupsLeft,
  ];
}
