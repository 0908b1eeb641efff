import type { Sighting } from '../aws/instance-watch.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Place } from '../fleet/pools-at.ts';

/** An instance that will never be ready. */
export interface Loss {
  readonly id: string;
  readonly error: ProvisionerError;
  /** EC2 ended it for reasons of its own, such as a lack of room: another pool may do better. */
  readonly isOfEc2: boolean;
  /** Unknown where EC2 never showed it. */
  readonly place?: Place | undefined;
}

const NO_ROOM = new Set(['Server.InsufficientInstanceCapacity', 'Server.SpotInstanceTermination']);

/** `Client.` reasons lie in the request or the machine, and are the same everywhere. */
export function isEndedByEc2({ instance }: Sighting): boolean {
  return instance?.StateReason?.Code?.startsWith('Server.') === true;
}

/** The loss of an instance that EC2 shows as terminated or stopped. */
export function terminationError({ id, state, reason, instance, history }: Sighting): ProvisionerError {
  const code = NO_ROOM.has(instance?.StateReason?.Code ?? '') ? 'CAPACITY' : 'BOOT_FAILED';
  const message = `${id} became ${state} before it was ready: ${reason ?? 'EC2 gives no reason'}`;
  return new ProvisionerError(code, message, { history });
}

/** The loss of an instance that nobody can dial. */
export function noAddress({ id, instance }: Sighting): ProvisionerError {
  return new ProvisionerError(
    'UNREACHABLE_HOST',
    `${id} runs but got no public address in ${instance?.SubnetId}.`,
    {
      hint: 'Use a subnet that assigns public IPv4 addresses at launch.',
    },
  );
}
