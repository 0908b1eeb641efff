import type { FleetIntent } from './fleet-intent.ts';
import type { Host } from './host.ts';
import type { FleetResource } from './resource.ts';

/**
 * One creating call. `sent` is recorded before the call, so a handle that still says `sent` means
 * that nobody knows how it ended: its result must be looked for.
 */
export interface CreatingCall {
  readonly action: 'CreateSecurityGroup' | 'RunInstances';
  /** Client token, or the group's name. */
  readonly token: string;
  readonly outcome: 'sent' | 'made' | 'refused';
  readonly ids: readonly string[];
}

/** Everything needed to reach and to end a fleet. Holds private keys. */
export interface FleetHandle {
  readonly intent: FleetIntent;
  /** The group made for this fleet, never one of the caller's. */
  readonly securityGroupId?: string;
  /** Absent: unknown, anything of the intent may have been made. */
  readonly calls?: readonly CreatingCall[];
  /** Present once the fleet was ready. */
  readonly hosts?: readonly Host[];
  /** Volumes and interfaces of the hosts, for the proof. */
  readonly attached?: readonly FleetResource[];
  /** ISO 8601; set when a proof found nothing left. */
  readonly endedAt?: string;
}
