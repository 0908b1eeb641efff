import { isTerminating } from '../aws/instance-watch.ts';
import type { InventoryItem } from '../kinds/kind.ts';
import type { AttachedEnd } from './end-attached.ts';
import type { GroupEnd } from './end-groups.ts';
import type { InstanceEnd } from './end-instances.ts';

/** What an end has seen so far. */
export interface OpenEnd {
  readonly fleetId: string;
  readonly instances: Pick<InstanceEnd, 'watch' | 'isOpen' | 'refusals'>;
  readonly groups: Pick<GroupEnd, 'kept' | 'isOpen'>;
  readonly attached: Pick<AttachedEnd, 'remaining'>;
  /** Why the last call had no good response. */
  readonly failure: string | undefined;
}

/** What an end waits for, for a person: machines first, then what hangs on them. */
export function waitsFor({ fleetId, instances, groups, attached, failure }: OpenEnd): readonly string[] {
  const refusals = instances.refusals();
  const living = instances.watch.all().filter(({ state }) => !isTerminating(state));
  const machines = living.map(({ id, state }) => {
    const code = refusals.get(id)?.code;
    const reason = code === undefined ? '' : ` (${code})`;
    return state === 'unseen' ? `${id} to show${reason}` : `${id} to shut down${reason}`;
  });
  const isOfLiving = ({ instanceId, usedBy }: InventoryItem): boolean =>
    living.some(({ id }) => id === (instanceId ?? usedBy));
  const others = attached.remaining().filter((item) => !isOfLiving(item));
  const isSearched = living.length === 0 && instances.isOpen();
  const isGroupSought = groups.kept().length === 0 && groups.isOpen();
  return [
    ...(failure === undefined ? [] : [`a response of EC2 (${failure})`]),
    ...machines,
    ...(isSearched ? [`instances of ${fleetId} that EC2 may show late`] : []),
    ...others.map(({ kind, id }) => `${kind} ${id} to go`),
    ...groups.kept().map((id) => `security-group ${id} to be free`),
    ...(isGroupSought ? [`a security group of ${fleetId} that EC2 may show late`] : []),
  ];
}
