import type { Instance } from '@aws-sdk/client-ec2';
import { backOffMs, jittered, pause } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { isInstantFleet } from '../fleet/instant-fleet.ts';
import { findByTag, findByToken } from '../kinds/instance.ts';

/** The caller's part of the polls. */
export interface PollListener {
  seen(instances: readonly Instance[]): Promise<void>;
  /** Milliseconds until the next poll. */
  everyMs(): number;
}

/** EC2 gave no response, or is too busy for one: that says nothing of the fleet. */
const NO_NEWS = new Set(['SERVICE_FAILED', 'UNREACHABLE_ENDPOINT']);
/** Retries of the call itself went before, so the pauses begin at some seconds. */
const PAUSES_BEFORE = 3;

/**
 * Asks EC2 for the instances of the whole fleet in one call, again and again until the signal fires. A poll without a
 * response is no news: it is logged, and the polls go on, with the other filter, which an endpoint may lack.
 *
 * @throws ProvisionerError `ABORTED`, and every error that no waiting will change, such as `PERMISSION_DENIED`.
 */
export async function pollFleet(
  intent: FleetIntent,
  { seen, everyMs }: PollListener,
  dependencies: ProvisionerDependencies,
): Promise<never> {
  const { clock, logger, signal } = dependencies;
  // Machines of CreateFleet have a token of EC2's own.
  const finders = isInstantFleet(intent) ? [findByTag] : [findByToken, findByTag];
  let turn = 0;
  for (let failures = 0; ; ) {
    const find = finders[turn % finders.length] ?? findByTag;
    try {
      await seen(await find(intent, dependencies));
      failures = 0;
    } catch (error) {
      if (!isNoNews(error)) throw error;
      failures += 1;
      turn += 1;
      logger.warn(`No news of the fleet: ${error.message}. The wait goes on.`);
    }
    const ms = failures === 0 ? jittered(everyMs()) : backOffMs(failures + PAUSES_BEFORE);
    await pause(clock, ms, signal);
  }
}

/** Whether the error is that there was no response, which may come next time. */
export function isNoNews(error: unknown): error is ProvisionerError {
  return error instanceof ProvisionerError && NO_NEWS.has(error.code);
}
