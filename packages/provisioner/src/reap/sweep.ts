import { jittered, pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { kindOf } from '../kinds/all-kinds.ts';
import type { Refusal } from '../kinds/kind.ts';
import type { ReapedKind } from './reaped-kinds.ts';
import type { Refused } from './refused.ts';
import { removeAll } from './remove-all.ts';
import { fleetKeyOf } from './signature-of.ts';
import type { Survey } from './survey.ts';
import type { Verdict } from './verdict.ts';

/** The end of a sweep. */
export interface Swept {
  readonly last: Survey;
  /** The latest verdict about everything that any list had. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Why EC2 refused to remove something, by id. */
  readonly refusals: ReadonlyMap<string, Refused>;
}

/** Machines shut down within minutes; what still stands then the next pass meets again. */
const DEADLINE_MS = 5 * 60_000;
const POLL_MS = 5_000;
/** A list may miss what is there: gone is what two in a row do not have. */
const LISTS_WITHOUT = 2;

/**
 * Removes what two lists in a row condemn, until two in a row have nothing of it but what EC2 is deleting or refuses to
 * delete, or five minutes are over. What is left of a fleet waits until its machines have ended.
 *
 * @throws ProvisionerError `ABORTED`
 */
export async function sweep(
  first: Survey,
  kinds: readonly ReapedKind[],
  takeNext: (untilMs: number) => Promise<Survey>,
  dependencies: ProvisionerDependencies,
): Promise<Swept> {
  const { clock, signal } = dependencies;
  const untilMs = clock.now().getTime() + DEADLINE_MS;
  const verdicts = new Map(first.verdicts.map((verdict) => [verdict.resource.id, verdict]));
  const refusals = createRefusals();
  let before = new Set(condemnedIn(first).map(({ resource }) => resource.id));
  for (let without = 0; ; ) {
    const last = await takeNext(untilMs);
    for (const verdict of last.verdicts) verdicts.set(verdict.resource.id, verdict);
    const condemned = condemnedIn(last);
    const open = refusals.withoutRefused(condemned).filter((verdict) => !isGoing(verdict, last));
    without = open.length === 0 && last.unread.size === 0 ? without + 1 : 0;
    const isOver = clock.now().getTime() >= untilMs;
    if (without === LISTS_WITHOUT || isOver) return { last, verdicts, refusals: refusals.all() };
    const due = open.filter((verdict) => before.has(verdict.resource.id) && !waitsForMachines(verdict, last));
    const resources = due.map(({ resource }) => resource);
    const refused = await removeAll(resources, kinds, { ...dependencies, untilMs });
    for (const refusal of refused) refusals.note(refusal, endingIn(verdicts));
    before = new Set(condemned.map(({ resource }) => resource.id));
    await pause(clock, jittered(POLL_MS), signal);
  }
}

/** Whether EC2 deletes it with a machine that is shutting down. */
export function isGoing({ resource }: Verdict, { verdicts }: Survey): boolean {
  const ending = verdicts.filter(({ reason }) => reason === 'going').map((verdict) => verdict.resource.id);
  return kindOf(resource).isGoing(resource, new Set(ending));
}

/** What has gone, goes or is to go. */
function endingIn(verdicts: ReadonlyMap<string, Verdict>): ReadonlySet<string> {
  const ending = [...verdicts.values()].filter(
    ({ action, reason }) => action === 'sweep' || reason === 'going',
  );
  return new Set(ending.map(({ resource }) => resource.id));
}

function condemnedIn({ verdicts }: Survey): readonly Verdict[] {
  return verdicts.filter(({ action }) => action === 'sweep');
}

/** Spot requests go first: an open one may still launch. Images do not hang on machines. */
const FREE_OF_MACHINES: ReadonlySet<string> = new Set(['instance', 'spot-request', 'image', 'snapshot']);

function waitsForMachines({ resource, signature }: Verdict, { verdicts }: Survey): boolean {
  if (signature === undefined || resource.kind === 'instance' || resource.kind === 'spot-request')
    return false;
  // What shuts down needs it no more.
  if (resource.kind === 'schedule') return resource.usedBy !== undefined;
  return verdicts.some(
    (other) =>
      other.resource.kind === 'instance' &&
      other.signature !== undefined &&
      fleetKeyOf(other.signature) === fleetKeyOf(signature),
  );
}

/** A refusal that comes so often is an answer. */
const MOST_REFUSALS = 3;

/**
 * An interface of a machine that has ended goes a little later, and so does the hold of an image on its snapshots; that of
 * what nobody ends does not.
 */
const PASSING = new Set([
  'DependencyViolation',
  'InvalidGroup.InUse',
  'InvalidNetworkInterface.InUse',
  'InvalidSnapshot.InUse',
  'VolumeInUse',
]);

/** What EC2 refused to remove. */
interface Refusals {
  note(refusal: Refusal, ending: ReadonlySet<string>): void;
  /** Those that may still be removed: neither refused too often nor left of a fleet whose machine was. */
  withoutRefused(verdicts: readonly Verdict[]): readonly Verdict[];
  all(): ReadonlyMap<string, Refused>;
}

function createRefusals(): Refusals {
  const found = new Map<string, Refused & { readonly times: number }>();
  const isFinal = ({ resource }: Verdict): boolean => (found.get(resource.id)?.times ?? 0) >= MOST_REFUSALS;
  return {
    note({ id, code, reason, heldBy }, ending) {
      const isPassing = PASSING.has(code) && (heldBy?.some((holder) => ending.has(holder)) ?? true);
      const times = (found.get(id)?.times ?? 0) + (isPassing ? 0 : 1);
      found.set(id, { code, reason, times });
    },
    withoutRefused(verdicts) {
      const stuck = verdicts.filter((verdict) => verdict.resource.kind === 'instance' && isFinal(verdict));
      const fleets = new Set(stuck.flatMap(({ signature }) => (signature ? [fleetKeyOf(signature)] : [])));
      return verdicts.filter(
        (verdict) =>
          !isFinal(verdict) &&
          !(
            verdict.signature &&
            fleets.has(fleetKeyOf(verdict.signature)) &&
            !FREE_OF_MACHINES.has(verdict.resource.kind)
          ),
      );
    },
    all: () => found,
  };
}
