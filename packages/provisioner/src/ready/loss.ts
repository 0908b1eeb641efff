import type { Sighting } from '../aws/instance-watch.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Place } from '../fleet/pools-at.ts';
import type { Route } from '../fleet/route.ts';

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

/** The loss of an instance that nobody can dial, since it has no address of the kind that the route leads to. */
export function noAddress({ id, instance }: Sighting, { by }: Route): ProvisionerError {
  const { kind, hint } = ADDRESSES[by];
  const message = `${id} runs but got no ${kind} address in ${instance?.SubnetId}.`;
  return new ProvisionerError('UNREACHABLE_HOST', message, { hint });
}

const PRIVATE = { kind: 'private', hint: undefined };

const ADDRESSES: Readonly<Record<Route['by'], { readonly kind: string; readonly hint: string | undefined }>> =
  {
    public: {
      kind: 'public',
      hint: 'Use a subnet that assigns public IPv4 addresses at launch, or connect: private, instance-connect or ssm.',
    },
    ipv6: {
      kind: 'IPv6',
      hint: 'Use a subnet that assigns IPv6 addresses at launch, or connect: public, private, instance-connect or ssm.',
    },
    private: PRIVATE,
    'instance-connect': PRIVATE,
    ssm: PRIVATE,
  };
