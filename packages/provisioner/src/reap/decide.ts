import { kindOf } from '../kinds/all-kinds.ts';
import type { InventoryItem } from '../kinds/kind.ts';
import { judgeSchedule, withTagsOfMachines } from './judge-schedule.ts';
import { fleetKeyOf, signatureOf } from './signature-of.ts';
import type { ReapReason, Verdict } from './verdict.ts';

/** After the lease: for clocks that differ, and for a renewal that EC2 does not show yet. */
export const GRACE_MS: number = 10 * 60_000;
/** What has no readable lease is marked first, and swept by a pass that comes this much later. */
export const MARK_MS: number = 60 * 60_000;

export interface ReapPolicy {
  readonly now: Date;
  /** Only what is of this repository. */
  readonly repository?: string | undefined;
  /** Sweep what is permanent, too. */
  readonly permanent?: boolean | undefined;
}

/**
 * Decides about everything that one region lists. Pure, so that a second list can be judged alike before anything is
 * removed. The list has to have every instance of the fleets in it: theirs is the lease that protects the rest.
 */
export function decide(listed: readonly InventoryItem[], policy: ReapPolicy): readonly Verdict[] {
  const resources = withTagsOfMachines(listed);
  const fleets = livesOf(resources);
  const judged = resources.map((resource) => {
    const verdict = judge(resource, fleets, policy);
    return resource.ends === undefined ? verdict : judgeSchedule(verdict, { ...policy, graceMs: GRACE_MS });
  });
  const ending = new Set(judged.filter(endsInstance).map(({ resource }) => resource.id));
  return judged.map((verdict) =>
    isHeld(verdict, ending) ? { ...verdict, action: 'keep', reason: 'in-use' } : verdict,
  );
}

/** Images outlive the fleet that they were made on, so that each is judged by its own tags. */
const JUDGED_ALONE: ReadonlySet<string> = new Set(['image', 'snapshot']);

/** The tag on anything else, such as a machine, protects nothing and condemns nothing. */
const PERMANENT_KIND: string = 'launch-template';

/** The latest times in the tags of one fleet. */
interface FleetLife {
  readonly expiresAt: number | undefined;
  readonly keepUntil: number | undefined;
}

type Lives = ReadonlyMap<string, FleetLife>;

/** A renewal moves the tags of machines before those of anything else, so that the latest lease of a fleet counts. */
function livesOf(resources: readonly InventoryItem[]): Lives {
  const lives = new Map<string, FleetLife>();
  for (const { kind, tags } of resources) {
    const signature = signatureOf(tags);
    if (signature === undefined || JUDGED_ALONE.has(kind)) continue;
    const key = fleetKeyOf(signature);
    const before = lives.get(key);
    lives.set(key, {
      expiresAt: latest(before?.expiresAt, signature.expiresAt),
      keepUntil: latest(before?.keepUntil, signature.keepUntil),
    });
  }
  return lives;
}

function latest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}

function judge(
  resource: InventoryItem,
  fleets: Lives,
  { now, repository, permanent = false }: ReapPolicy,
): Verdict {
  const signature = signatureOf(resource.tags);
  const isAlone = JUDGED_ALONE.has(resource.kind);
  if (signature === undefined || (isAlone && !signature.isBaked))
    return { resource, action: 'keep', reason: 'not-ours' };
  const verdict = (action: Verdict['action'], reason: ReapReason, time?: number): Verdict => ({
    resource,
    action,
    reason,
    time: time === undefined || !Number.isFinite(time) ? undefined : new Date(time),
    signature,
  });
  if (repository !== undefined && signature.repository !== repository)
    return verdict('keep', 'other-repository');
  const life = isAlone ? signature : (fleets.get(fleetKeyOf(signature)) ?? signature);
  const at = now.getTime();
  if (life.keepUntil !== undefined && life.keepUntil > at) return verdict('keep', 'kept', life.keepUntil);
  if (signature.isPermanent && resource.kind === PERMANENT_KIND)
    return verdict(permanent ? 'sweep' : 'keep', 'permanent');
  if (isGoing(resource)) return verdict('keep', 'going');
  if (life.expiresAt !== undefined) {
    if (life.expiresAt + GRACE_MS <= at) return verdict('sweep', 'lease-over', life.expiresAt);
    return verdict(signature.markedAt === undefined ? 'keep' : 'unmark', 'lease-runs', life.expiresAt);
  }
  // Every image begins with a lease, which ends with its bake.
  if (isAlone) return verdict('keep', 'baked');
  const { markedAt } = signature;
  // A mark of the future is not ours to wait for.
  if (markedAt === undefined || markedAt > at) return verdict('mark', 'no-lease');
  return markedAt + MARK_MS <= at
    ? verdict('sweep', 'mark-over', markedAt)
    : verdict('keep', 'marked', markedAt);
}

/** By itself; what goes with a machine is in use by it. */
function isGoing(resource: InventoryItem): boolean {
  return kindOf(resource).isGoing(resource, new Set());
}

/** Whether the verdict is about an instance that ends now. */
function endsInstance({ resource, action, reason }: Verdict): boolean {
  return resource.kind === 'instance' && (action === 'sweep' || reason === 'going');
}

/** In use by an instance that lives on, ours or not. */
function isHeld({ resource, action }: Verdict, ending: ReadonlySet<string>): boolean {
  const isDone = action !== 'sweep' && action !== 'mark';
  if (isDone || resource.kind === 'instance' || resource.kind === 'spot-request') return false;
  return resource.usedBy !== undefined && !ending.has(resource.usedBy);
}
