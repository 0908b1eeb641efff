import type { Clock } from '@ami-select/core';
import { countOf } from '@ami-select/core';
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
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does something again while it fails in a way that may pass, waiting longer each time, and as long as a server asks.
 * @throws BuilderError `UNREACHABLE_INDEX`; the reason of the signal
 */
export async function attempting<T>(once: () => Promise<T>, context: AttemptContext): Promise<T> {
  const { url, signal, outages } = context;
  const { moment } = outages;
  for (let attempt = 1; ; attempt += 1) {
    try {
      signal?.throwIfAborted();
      return await once();
    } catch (failure) {
      signal?.throwIfAborted();
      if (!isOfRequests(failure)) throw failure;
      const wait = waitAfter(failure, attempt);
      if (wait === undefined || !isTransient(failure)) throw giveUp(url, failure, outages, moment);
      if (wait > LONGEST_WAIT_MS) throw unreachable(url, tooPatient(failure, wait));
      await pause(wait, failure, context);
    }
  }
}

function isOfRequests(failure: unknown): boolean {
  return failure instanceof StatusFailure || failure instanceof NetworkFailure || failure instanceof Refusal;
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

/** The error of the last attempt. Others need not try a host that did not respond, or that refuses everything. */
function giveUp(url: URL, failure: unknown, outages: Outages, since: number): Error {
  const error = unreachable(url, failure);
  if (failure instanceof NetworkFailure) outages.declare(failure.origin, error, since);
  return error;
}

function tooPatient(failure: unknown, ms: number): Error {
  const reason = failure instanceof Error ? failure.message : String(failure);
  return new Error(`${reason}, and it asks to wait ${countOf(Math.ceil(ms / 1_000), 'second')}`, {
    cause: failure,
  });
}
