import { throwIfAborted } from '../fleet/errors.ts';
import { awsErrorName, classify, hasUnreadResponse, isOutOfDate, isUnreachable } from './classify-error.ts';
import { answerInHaste, sleepUntilHaste } from './in-haste.ts';
import type { ProvisionerDependencies } from './ports.ts';
import { toProvisionerError } from './to-provisioner-error.ts';

/** Limits of repeated calls. */
export interface RetryOptions {
  /** IAM name such as `ec2:RunInstances`. */
  readonly action: string;
  readonly attempts?: number | undefined;
  /** More AWS error names that are transient, such as a group not visible yet. */
  readonly transient?: readonly string[] | undefined;
  /** More errors that are, by more than their name. */
  readonly isTransient?: ((error: unknown) => boolean) | undefined;
  /** Errors that the caller has another way for, transient or not. */
  readonly isFinal?: ((error: unknown) => boolean) | undefined;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
/** An unreachable endpoint is given up sooner than a busy one. */
const UNREACHABLE_ATTEMPTS = 4;

/** What is waited for in haste is asked for again within a second, however often it failed. */
const HASTY_ATTEMPT = 2;

/** Refused before anything was done. */
const THROTTLED = new Set(['RequestLimitExceeded', 'Throttling', 'ThrottlingException']);

/** An endpoint that comes back is noticed within so long. */
const LONGEST_OUTAGE_DELAY_MS = 3_000;

/**
 * Sends a call that is safe to send again (a read, or one with a token) until there is a response.
 * Rejects with the original AWS error when that is not transient, so that callers can act on its name.
 */
export async function retry<T>(
  call: () => Promise<T>,
  options: RetryOptions,
  dependencies: ProvisionerDependencies,
): Promise<T> {
  const { clock, logger, signal, untilMs, hurry } = dependencies;
  const { action } = options;
  let hasty = 0;
  for (let attempt = 1; ; attempt += 1) {
    throwIfAborted(signal, `calling ${action}`);
    if (hurry?.aborted) hasty += 1;
    try {
      if (hurry === undefined) return await call();
      return await answerInHaste(call, { attempt: Math.max(hasty, 1), action }, clock, hurry);
    } catch (error) {
      const delayMs = hurry?.aborted ? backOffMs(HASTY_ATTEMPT) : delayAfter(error, attempt, untilMs);
      const leftMs = untilMs === undefined ? undefined : untilMs - clock.now().getTime() - delayMs;
      if (!mayRetry(error, attempt, leftMs, options)) throw error;
      logger.debug(`${action} attempt ${attempt} failed (${awsErrorName(error)}); again in ${delayMs} ms`);
      if (hurry === undefined || hurry.aborted) await pause(clock, delayMs, signal);
      else await sleepUntilHaste(delayMs, clock, hurry);
    }
  }
}

/** `leftMs`: what is left of the time until which calls are sent again; undefined where attempts are counted. */
function mayRetry(
  error: unknown,
  attempt: number,
  leftMs: number | undefined,
  { attempts = 8, transient = [], isTransient: isKnown = () => false, isFinal = () => false }: RetryOptions,
): boolean {
  if (isFinal(error)) return false;
  const isTransient =
    classify(error) === 'retry' || transient.includes(awsErrorName(error)) || isKnown(error);
  if (leftMs !== undefined) return leftMs > 0 && (isTransient || isOutOfDate(error));
  const allowed = isUnreachable(error) ? Math.min(attempts, UNREACHABLE_ATTEMPTS) : attempts;
  return isTransient && attempt < allowed;
}

/** Many ends at once share the account's calls: who has time waits long enough that there are some again. */
function delayAfter(error: unknown, attempt: number, untilMs: number | undefined): number {
  const isPatient = untilMs !== undefined && THROTTLED.has(awsErrorName(error));
  const delayMs = backOffMs(isPatient ? attempt + 2 : attempt);
  return isUnreachable(error) ? Math.min(delayMs, LONGEST_OUTAGE_DELAY_MS) : delayMs;
}

/** As `retry`, but what it rejects with is always a `ProvisionerError`. */
export async function request<T>(
  call: () => Promise<T>,
  options: RetryOptions,
  dependencies: ProvisionerDependencies,
): Promise<T> {
  try {
    return await retry(call, options, dependencies);
  } catch (error) {
    throw toProvisionerError(error, options.action);
  }
}

/** A creating call that remembers whether one of its attempts may have created something although it failed. */
export function trackDoubt<T>(call: () => Promise<T>): {
  readonly call: () => Promise<T>;
  readonly inDoubt: () => boolean;
} {
  let doubt = false;
  const tracked = async (): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      doubt ||=
        (classify(error) === 'retry' && !THROTTLED.has(awsErrorName(error))) || hasUnreadResponse(error);
      throw error;
    }
  };
  return { call: tracked, inDoubt: () => doubt };
}

/** Sleeps; an abort ends the sleep and is reported as `ABORTED`. */
export async function pause(
  clock: ProvisionerDependencies['clock'],
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throwIfAborted(signal, 'waiting');
    throw error;
  }
  throwIfAborted(signal, 'waiting');
}

/** Doubles from half a second to 15 s; the jitter keeps parallel runs apart. */
export function backOffMs(attempt: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return Math.round(ceiling * (0.5 + Math.random() / 2));
}

/** A poll interval with a quarter of jitter either way, so that parallel runs do not poll in step. */
export function jittered(ms: number): number {
  return ms * (0.75 + Math.random() / 2);
}
