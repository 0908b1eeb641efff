import { assertNothingRemains } from '../nothing-remains.ts';
import type { StepResult } from '../runner.ts';
import type { FaultKind } from './fault-kinds.ts';
import type { Ender } from './in-turn.ts';
import { runningIn } from './leases.ts';
import type { Stage } from './stage.ts';

/** A spawn step is ready with the machines that run, or has ended them, or says that it could not. */
export async function assertSpawned(
  { exitCode, log, outputs }: StepResult,
  { local }: Pick<Stage, 'local'>,
): Promise<void> {
  if (exitCode === 0) {
    const running = runningIn(local).toSorted();
    const reported = (JSON.parse(outputs['instance-ids'] ?? '[]') as readonly string[]).toSorted();
    if (running.join() !== reported.join())
      throw new Error(`running: ${running.join()}; reported: ${reported.join()}`);
  }
  const isLeft = [null, 0, 30, 31].includes(exitCode) || log.includes('Cleaning up failed');
  if (!isLeft) await assertNothingRemains(local);
}

/** An end as it began. */
export interface Begun {
  readonly ender: Ender;
  readonly startedMs: number;
  /** So many faults had been met. */
  readonly met: number;
}

/** Nothing remains; denied, something does, or may; cancelled; killed. */
const STATUSES: readonly (number | null)[] = [0, 23, 30, 31, 130, null];
/** An end has four minutes; all other faults pass before that. */
const TIME_ENOUGH_MS = 200_000;
const FOR_GOOD: ReadonlySet<FaultKind> = new Set(['denied', 'killed-before', 'killed-after', 'aborted']);

/** A clean status is true, before the lease is over; one that is not clean has a reason. */
export async function assertEnded(
  { exitCode, log }: StepResult,
  begun: Begun,
  { local, faults }: Pick<Stage, 'local' | 'faults'>,
): Promise<void> {
  if (!STATUSES.includes(exitCode)) throw new Error(`an end ended with ${exitCode}`);
  if (exitCode !== 0) {
    // On a busy machine calls time out that no fault befell.
    const isSlow = log.includes('has no response after');
    if (!isSlow && mustBeClean(begun, { local, faults }))
      throw new Error(`an end that nothing hindered: ${exitCode}`);
    return;
  }
  const running = runningIn(local);
  if (running.length > 0) throw new Error(`"nothing remains", but ${running.join()} did`);
  // Without a record nobody knows that there are any, and a denial is a warning alone.
  const isBlind = begun.ender === 'terminate by id' && faults.wasDenied('ListSchedules');
  await assertNothingRemains(local, isBlind ? ['schedule'] : []);
}

function mustBeClean(
  { ender, startedMs, met }: Begun,
  { local, faults }: Pick<Stage, 'local' | 'faults'>,
): boolean {
  const hasLaunched = local.journal.resources().some(({ kind }) => kind === 'instance');
  // An id that nothing is found of may be one of nothing.
  if (ender === 'terminate by id' && !hasLaunched) return false;
  const isHindered = faults
    .fired()
    .slice(met)
    .some(({ kind }) => FOR_GOOD.has(kind));
  return !isHindered && local.world.clock.now().getTime() - startedMs < TIME_ENOUGH_MS;
}
