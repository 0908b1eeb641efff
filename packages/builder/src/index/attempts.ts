import type { Clock } from '@ami-select/core';
import { countOf } from '@ami-select/core';
import type { BuilderError } from '../report/errors.ts';
import { isTransient, NetworkFailure, Refusal, StatusFailure, unreachable } from './failures.ts';
import type { Outages } from './outages.ts';

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 250;
/** A server that asks for more has refused. */
const LONGEST_WAIT_MS = 120_000;

export interface AttemptContext {
  readonly clock: Clock;
  readonly outages: Outages;
  /** For messages. */
  readonly url: URL;
  /** By failure, the error of whoever met it first in the same index: a host that is down is reported once for each. */
  readonly reported: WeakMap<object, BuilderError>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does something again while it fails in a way that may pass, waiting longer each time, and as long as a server asks.
 * @throws BuilderError `UNREACHABLE_INDEX`; the reason of the signal
 */
export async function attempting<T>(once: () => Promise<T>, context: AttemptContext): Promise<T> {
  try {
    return await attempt(once, context);
  } catch (failure) {
    if (!isOfRequests(failure)) throw failure;
    const { reported, url } = context;
    const error = reported.get(failure) ?? unreachable(url, failure);
    reported.set(failure, error);
    throw error;
  }
}

/** @throws the failure of the last attempt, or of a host that is down */
async function attempt<T>(once: () => Promise<T>, context: AttemptContext): Promise<T> {
  const { url, signal, outages } = context;
  const { moment } = outages;
  for (let count = 1; ; count += 1) {
    try {
      signal?.throwIfAborted();
      return await once();
    } catch (failure) {
      signal?.throwIfAborted();
      if (!isOfRequests(failure) || isOfOutage(failure, outages)) throw failure;
      const wait = waitAfter(failure, count);
      if (wait === undefined || !isTransient(failure)) {
        // Others need not try a host that did not respond, or that refuses everything.
        if (failure instanceof NetworkFailure) outages.declare(failure, moment);
        throw failure;
      }
      if (wait > LONGEST_WAIT_MS) throw unreachable(url, tooPatient(failure, wait));
      await pause(wait, failure, context);
    }
  }
}

function isOfRequests(failure: unknown): failure is StatusFailure | NetworkFailure | Refusal {
  return failure instanceof StatusFailure || failure instanceof NetworkFailure || failure instanceof Refusal;
}

function isOfOutage(failure: Error, outages: Outages): boolean {
  return failure instanceof NetworkFailure && outages.signal(failure.origin).reason === failure;
}

function waitAfter(failure: unknown, attempt: number): number | undefined {
  if (attempt >= ATTEMPTS) return undefined;
  const asked = failure instanceof StatusFailure ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(asked, FIRST_WAIT_MS * 2 ** attempt);
}

async function pause(
  ms: number,
  failure: unknown,
  { clock, outages, signal }: AttemptContext,
): Promise<void> {
  const down = failure instanceof NetworkFailure ? [outages.signal(failure.origin)] : [];
  const stop = AbortSignal.any([...down, ...(signal ? [signal] : [])]);
  try {
    await clock.sleep(ms, stop);
  } catch (cause) {
    // The error of a sleep need not be the reason of its signal.
    stop.throwIfAborted();
    throw cause;
  }
}

function tooPatient(failure: unknown, ms: number): Error {
  const reason = failure instanceof Error ? failure.message : String(failure);
  return new Error(`${reason}, and it asks to wait ${countOf(Math.ceil(ms / 1_000), 'second')}`, {
    cause: failure,
  });
}
