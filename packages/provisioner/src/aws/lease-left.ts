import type { Clock } from '@ami-select/core';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { awsNow } from './aws-time.ts';

type Leased = Pick<FleetIntent, 'fleetId' | 'expiresAt'>;

/** Milliseconds until machines of a fleet end by themselves, by AWS's time: nothing is worth a wait beyond them. */
export function leaseLeftMs({ expiresAt }: Pick<Leased, 'expiresAt'>, clock: Pick<Clock, 'now'>): number {
  return Date.parse(expiresAt) - awsNow(clock).getTime();
}

/** `TIMED_OUT` for a lease that was over first; `before` is what was not reached, and how far it got. */
export function leaseOver(
  { fleetId, expiresAt }: Leased,
  before: string,
  history: readonly string[] = [],
): ProvisionerError {
  const message = `The lease of ${fleetId} ended at ${expiresAt}, before ${before}.`;
  return new ProvisionerError('TIMED_OUT', [message, ...history].join('\n- '), {
    history,
    hint: 'Give a longer ttl: it counts from the request on, so that a slow launch uses it up.',
  });
}
