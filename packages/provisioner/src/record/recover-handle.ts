import type { FleetHandle } from '../fleet/handle.ts';
import { securityGroupNameOf } from '../fleet/identity.ts';

/** All that is known of a fleet without its handle file. */
export interface KnownFleet {
  readonly fleetId: string;
  readonly region: string;
  readonly endpoint?: string | undefined;
  /** The repository of this job: what carries another one's tag is not of the fleet. */
  readonly repository?: string | undefined;
  readonly now: Date;
}

/**
 * A handle from the fleet id alone: enough to find everything by its signature, and nothing to reach an instance with.
 * It has no record of calls, tokens or a count, so a termination searches as long as new resources may stay invisible.
 */
export function recoverHandle({ fleetId, region, endpoint, repository, now }: KnownFleet): FleetHandle {
  return {
    intent: {
      version: 1,
      fleetId,
      identity: { repository },
      region,
      endpoint,
      image: { id: '', architecture: '', rootDeviceName: '', sshUser: '' },
      pools: [],
      count: 0,
      minimum: 0,
      securityGroupName: securityGroupNameOf(fleetId),
      ttlMinutes: 0,
      tags: {},
      userData: '',
      ssh: { user: '', privateKey: '', publicKey: '', hostKey: '' },
      createdAt: now.toISOString(),
      expiresAt: now.toISOString(),
    },
  };
}

/** Whether only the id of a fleet is known: every fleet that was planned has a count. */
export function isRecovered({ intent }: FleetHandle): boolean {
  return intent.count === 0;
}
