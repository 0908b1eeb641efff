import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { type LeasedFleet, renewLease } from './renew-lease.ts';

/** A fleet at work, with the term that every renewal gives it again. */
export interface WorkingFleet extends LeasedFleet {
  readonly intent: Pick<FleetIntent, 'fleetId' | 'region' | 'leaseRoleArn' | 'ttlMinutes' | 'expiresAt'>;
}

/** A renewal that failed is tried again after a twelfth of the term. */
const RETRIES_PER_TERM = 12;
const RENEWALS_PER_TERM = 3;

/**
 * Runs work on a fleet and renews its lease meanwhile, a third of the term after each renewal, so that machines live as
 * long as the process that uses them and one term more. A renewal that fails is a warning and is tried again; the work
 * goes on until the lease is over, for then the machines have ended.
 *
 * @throws what the work throws; ProvisionerError `UNREACHABLE_HOST` when the lease ended first, because of the last
 * renewal's failure.
 */
export async function withLease<T>(
  fleet: WorkingFleet,
  dependencies: SpawnDependencies,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const lost = new AbortController();
  const signals = [dependencies.signal, lost.signal].filter((signal) => signal !== undefined);
  const renewing = { ...dependencies, signal: AbortSignal.any([...signals, done.signal]) };
  const keeping = keep(fleet, renewing).catch((error: unknown) => {
    if (!renewing.signal.aborted) lost.abort(error);
  });
  try {
    return await work(AbortSignal.any(signals));
  } catch (error) {
    lost.signal.throwIfAborted();
    throw error;
  } finally {
    done.abort();
    await keeping;
  }
}

/** Ends only by an abort, or by the end of the lease. */
async function keep(fleet: WorkingFleet, dependencies: SpawnDependencies): Promise<never> {
  const { clock, logger, signal } = dependencies;
  const { ttlMinutes } = fleet.intent;
  // The launch was let have this term.
  const caps = [{ maxTtlMinutes: ttlMinutes }];
  const termMs = ttlMinutes * 60_000;
  const startedAt = clock.now().getTime();
  // The handle keeps the time of the launch; a fleet that lives beyond it was renewed by somebody before.
  let endsAt = Date.parse(fleet.intent.expiresAt);
  if (endsAt <= startedAt) endsAt = startedAt + termMs;
  let nextAt = Date.parse(fleet.intent.expiresAt) - (termMs * (RENEWALS_PER_TERM - 1)) / RENEWALS_PER_TERM;
  for (;;) {
    await clock.sleep(Math.max(0, nextAt - clock.now().getTime()), signal, { background: true });
    try {
      endsAt = Date.parse((await renewLease(fleet, ttlMinutes, dependencies, { caps })).expiresAt);
      nextAt = clock.now().getTime() + termMs / RENEWALS_PER_TERM;
    } catch (cause) {
      signal?.throwIfAborted();
      const now = clock.now().getTime();
      if (now >= endsAt) throw over(fleet, cause);
      nextAt = Math.min(now + termMs / RETRIES_PER_TERM, Math.max(now + 1, endsAt));
      logger.warn(
        `The lease of ${fleet.intent.fleetId} was not renewed and ends at ${new Date(endsAt).toISOString()}: ${textOf(cause)}`,
      );
    }
  }
}

function over({ intent }: WorkingFleet, cause: unknown): ProvisionerError {
  const message = `The lease of ${intent.fleetId} is over, its machines have ended: it could not be renewed. ${textOf(cause)}`;
  return new ProvisionerError('UNREACHABLE_HOST', message, { cause });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
