import {
  endOfConflict,
  endRecord,
  type FleetHandle,
  type FleetIntent,
  type Proof,
  ProvisionerError,
  terminateFleet,
} from '@ami-select/provisioner';
import type { JobDependencies } from './context/dependencies.ts';
import { reportPhase } from './context/events.ts';
import { countingCost } from './phases/counting-cost.ts';
import { describeRemaining, type RemainingFleet } from './record/describe-remaining.ts';

/** Holds the handle of one fleet, and terminates the fleet whatever happens. */
export interface FleetGuard {
  readonly intent: FleetIntent;
  /** Where the handle is stored. */
  readonly path: string;
  /** Stores the handle, so that another process can take over after this one was killed. */
  save(handle: FleetHandle): Promise<void>;
  /**
   * Runs work that may create something or needs it. When it fails, the fleet is terminated before the error is
   * thrown on; a failure of that is reported beside it, and is what is thrown when something remains or may remain, with
   * the first error, or the signal's reason, as its cause.
   */
  protect<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The machines have another lease: what the handle and a person are told of it; `keptMinutes` is the term of those
   * that stay.
   */
  renewed(expiresAt: string, keptMinutes?: number): Promise<void>;
  /** Terminates the fleet, and proves it. */
  terminate(): Promise<Proof>;
  /** Resources that may remain, with the commands that remove them, for a person. */
  remaining(): readonly string[];
}

type GuardDependencies = Pick<
  JobDependencies,
  'ec2' | 'scheduler' | 'clock' | 'logger' | 'signal' | 'report' | 'handles' | 'embedded'
>;

interface EndDependencies extends GuardDependencies {
  readonly save: FleetGuard['save'];
}

/** Guards a fleet from its intent on; nothing is stored before the first `save`. */
export function guardFleet(intent: FleetIntent, dependencies: GuardDependencies): FleetGuard {
  const { signal, handles, embedded } = dependencies;
  const path = handles.path(intent.fleetId);
  let latest: FleetHandle | undefined;
  const save = async (handle: FleetHandle): Promise<void> => {
    latest = handle;
    await handles.write(path, handle);
  };
  const end = fleetEnd(intent, { ...dependencies, save });
  return {
    intent,
    path,
    save,
    terminate: () => end.terminate(latest),
    remaining: () => {
      if (embedded) return [EMBEDDED];
      const isEnding = end.hasBegun() || signal.aborted;
      return remainingOf({ intent: latest?.intent ?? intent, path, isEnding }, latest);
    },
    renewed: async (expiresAt, keptMinutes) => {
      if (latest === undefined) return;
      latest = { ...latest, intent: { ...latest.intent, expiresAt } };
      await handles.renew?.(path, { ...latest.intent, keptMinutes });
    },
    async protect(work) {
      try {
        return await work();
      } catch (error) {
        const graver = await end.after(error, latest, path);
        // What remains outranks why the fleet was ended, a signal included.
        if (graver !== undefined) throw graver;
        signal.throwIfAborted();
        throw error;
      }
    },
  };
}

/** The ways in which a fleet ends; each is reported as a phase with its proof and its cost. */
interface FleetEnd {
  hasBegun(): boolean;
  terminate(handle: FleetHandle | undefined): Promise<Proof>;
  /** After work on it failed: what is graver than that, when something remains or may remain. */
  after(error: unknown, handle: FleetHandle | undefined, path: string): Promise<ProvisionerError | undefined>;
}

function fleetEnd(
  intent: FleetIntent,
  { ec2, scheduler, clock, logger, signal, report, save }: EndDependencies,
): FleetEnd {
  let isEnding = false;
  // The signal that ended the job makes the end hurry.
  const ending = { ec2, scheduler, clock, logger, save, signal };
  const reportEnd = <Outcome extends Proof | undefined>(end: () => Promise<Outcome>): Promise<Outcome> =>
    reportPhase(report, { phase: 'terminate', title: 'terminate' }, () => {
      isEnding = true;
      const reported = end().then((proof) => {
        if (proof !== undefined) report({ type: 'terminated', proof });
        return proof;
      });
      return countingCost(reported, intent.region, ending, (cost) => report({ type: 'run-priced', cost }));
    });
  const terminate = (handle: FleetHandle | undefined): Promise<Proof> =>
    reportEnd(() => terminateFleet(handle ?? intent, ending, { launchedHere: true }));
  return {
    hasBegun: () => isEnding,
    terminate,
    async after(error, handle, path) {
      if (handle === undefined) return undefined;
      if (!mayHaveCreated(handle)) {
        // Keys of nothing: no creating call was sent.
        await save(endRecord(handle, clock.now())).catch((failure: unknown) =>
          logger.warn(`The keys stay in ${path}: ${String(failure)}`),
        );
        return undefined;
      }
      try {
        // The machines of the other process, which have the same identity, stay.
        await (isConflict(error) ? reportEnd(() => endOfConflict(handle, ending)) : terminate(handle));
        return undefined;
      } catch (failure) {
        report({ type: 'clean-up-failed', error: failure });
        return graverError(failure, signal.aborted ? signal.reason : error);
      }
    },
  };
}

const EMBEDDED = 'the embedded endpoint ends every machine with this process';

/** The first creating call is recorded before it is sent. */
function mayHaveCreated(handle: FleetHandle | undefined): boolean {
  if (handle === undefined || handle.terminatedAt !== undefined) return false;
  return handle.calls === undefined || handle.calls.length > 0;
}

function graverError(failure: unknown, cause: unknown): ProvisionerError | undefined {
  if (!(failure instanceof ProvisionerError) || failure.proof === undefined) return undefined;
  const first = cause instanceof Error ? cause.message : String(cause);
  const message = `${failure.message}\nThe fleet was ended because of: ${first}`;
  return new ProvisionerError(failure.code, message, { ...failure, cause });
}

/** Another process has launched machines under this identity. */
function isConflict(error: unknown): boolean {
  return error instanceof ProvisionerError && error.code === 'CONFLICT';
}

function remainingOf(fleet: RemainingFleet, handle: FleetHandle | undefined): readonly string[] {
  if (!mayHaveCreated(handle)) return ['nothing remains: no machine was created'];
  return describeRemaining({ ...fleet, calls: handle?.calls });
}
