import type { FleetHandle } from '@ami-select/provisioner';

export interface RecoveredFleet {
  readonly fleetId: string;
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly now: Date;
}

/** Whether a word is a fleet id, as `createIntent` makes them. */
export function isFleetId(word: string): boolean {
  return /^fleet-[0-9a-f]{16}$/.test(word);
}

/**
 * What stands for the handle of a fleet whose file is gone: enough to find everything by its signature, and nothing
 * to reach a machine with. Every creating call is taken for answered, so what the tags do not show is not waited for.
 */
export function recoverHandle({ fleetId, region, endpoint, now }: RecoveredFleet): FleetHandle {
  const image = { id: '', architecture: '', rootDeviceName: '', sshUser: '' };
  return {
    intent: {
      version: 1,
      fleetId,
      identity: {},
      region,
      ...(endpoint !== undefined && { endpoint }),
      image,
      pools: [],
      count: 0,
      minimum: 0,
      ttlMinutes: 0,
      tags: {},
      userData: '',
      ssh: { user: '', privateKey: '', publicKey: '', hostKey: '' },
      createdAt: now.toISOString(),
      expiresAt: now.toISOString(),
    },
    calls: [],
  };
}
