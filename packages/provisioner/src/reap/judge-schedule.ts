import type { InventoryItem } from '../kinds/kind.ts';
import type { Verdict } from './verdict.ts';

/**
 * A schedule has the tags of the machine that it ends, as long as that is listed: they say whose it is, and when it may
 * go. Alone it has those that its name stands for.
 */
export function withTagsOfMachines(resources: readonly InventoryItem[]): readonly InventoryItem[] {
  const machines = new Map(resources.filter(isInstance).map(({ id, tags }) => [id, tags]));
  return resources.map((resource) => {
    const tags = resource.ends === undefined ? undefined : machines.get(resource.ends);
    return tags === undefined ? resource : { ...resource, tags };
  });
}

/** Nothing to mark: it carries no tags. Where its machine is gone it may go, unless that is too fresh to be listed. */
export function judgeSchedule(verdict: Verdict, { now, graceMs }: { now: Date; graceMs: number }): Verdict {
  const { resource, action, reason } = verdict;
  if (resource.usedBy !== undefined)
    return action === 'sweep' || reason === 'kept'
      ? verdict
      : { ...verdict, action: 'keep', reason: 'in-use' };
  if (reason === 'not-ours' || reason === 'other-repository' || reason === 'kept') return verdict;
  const isFresh = now.getTime() - (resource.createdAt?.getTime() ?? 0) < graceMs;
  return { ...verdict, ...(isFresh ? FRESH : GONE), time: undefined };
}

const FRESH = { action: 'keep', reason: 'in-use' } as const;
const GONE = { action: 'sweep', reason: 'machine-gone' } as const;

function isInstance({ kind }: InventoryItem): boolean {
  return kind === 'instance';
}
