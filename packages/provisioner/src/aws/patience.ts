import { throwIfAborted } from '../fleet/errors.ts';
import { awsErrorName, isNobodyThere, judge, toProvisionerError } from './classify-error.ts';
import type { ProvisionerDependencies } from './ports.ts';

/** How often and how patiently a call is sent again. */
export interface RepeatOptions {
  /** IAM name such as `ec2:RunInstances`. */
  readonly action: string;
  readonly attempts?: number;
  /** More AWS error names that pass by themselves, such as a group not visible yet. */
  readonly passing?: readonly string[];
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
/** An endpoint that is not there is given up sooner than one that is busy. */
const NOBODY_THERE_ATTEMPTS = 4;

/** Doubles from half a second to 15 s; the jitter keeps parallel runs apart. */
export function backOffMs(attempt: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return Math.round(ceiling * (0.5 + Math.random() / 2));
}

/**
 * Sends a call that is safe to repeat (a read, or one with a token) until it is answered.
 * Rejects with the original AWS error when that will not pass, so that callers can act on its name.
 */
export async function repeat<T>(
  call: () => Promise<T>,
  { action, attempts = 8, passing = [] }: RepeatOptions,
  { clock, logger, signal }: ProvisionerDependencies,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    throwIfAborted(signal, `calling ${action}`);
    try {
      return await call();
    } catch (error) {
      const passes = judge(error) === 'same-call-again' || passing.includes(awsErrorName(error));
      const allowed = isNobodyThere(error) ? Math.min(attempts, NOBODY_THERE_ATTEMPTS) : attempts;
      if (!passes || attempt >= allowed) throw error;
      const delayMs = backOffMs(attempt);
      logger.debug(`${action} attempt ${attempt} failed (${awsErrorName(error)}); again in ${delayMs} ms`);
      await pause(clock, delayMs, signal);
    }
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
      doubt ||= judge(error) === 'same-call-again';
      throw error;
    }
  };
  return { call: tracked, inDoubt: () => doubt };
}

/** As `repeat`, but what it rejects with is always a `ProvisionerError`. */
export async function request<T>(
  call: () => Promise<T>,
  options: RepeatOptions,
  dependencies: ProvisionerDependencies,
): Promise<T> {
  try {
    return await repeat(call, options, dependencies);
  } catch (error) {
    throw toProvisionerError(error, options.action);
  }
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
