import type { Clock } from '@ami-select/core';
import { readHandle } from '@ami-select/provisioner';
import { JobError } from '../context/errors.ts';

const LOOK_MS = 2_000;

export interface StayDependencies {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Runs work on a fleet that another process of this user may terminate meanwhile: then the work's signal fires within
 * seconds, instead of connections being opened again in vain.
 * @throws what the work throws; JobError `FLEET_ENDED` when the handle says that the fleet has ended
 */
export async function whileFleetStays<T>(
  handlePath: string,
  { clock, signal }: StayDependencies,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const ended = new AbortController();
  const watching = watch(handlePath, clock, done.signal).then(
    (error) => ended.abort(error),
    () => undefined,
  );
  try {
    return await work(AbortSignal.any([signal, ended.signal]));
  } catch (error) {
    signal.throwIfAborted();
    throw (await endOf(handlePath, error)) ?? error;
  } finally {
    done.abort();
    await watching;
  }
}

async function watch(handlePath: string, clock: Clock, signal: AbortSignal): Promise<JobError> {
  for (;;) {
    await clock.sleep(LOOK_MS, signal, { background: true });
    const end = await endOf(handlePath);
    if (end !== undefined) return end;
  }
}

/** Why a fleet cannot be worked on any more, if its handle says so; one that cannot be read says nothing. */
export async function endOf(handlePath: string, cause?: unknown): Promise<JobError | undefined> {
  const handle = await readHandle(handlePath).catch(() => undefined);
  if (handle?.terminatedAt === undefined) return undefined;
  const { intent, terminatedAt } = handle;
  return new JobError(
    'FLEET_ENDED',
    `${intent.fleetId} was terminated at ${terminatedAt}, while it was built on: by another process`,
    { cause },
  );
}
