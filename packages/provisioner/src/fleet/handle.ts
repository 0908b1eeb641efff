import type { FleetIntent } from './fleet-intent.ts';
import type { Host } from './host.ts';
import type { FleetResource } from './resource.ts';
import type { Route } from './route.ts';

/**
 * One creating call. `sent` is recorded before the call, so a handle that still says `sent` means that the outcome is
 * unknown: what the call may have created must be searched for.
 */
export interface CreatingCall {
  readonly action: 'CreateSecurityGroup' | 'RunInstances' | 'CreateLaunchTemplate' | 'CreateFleet';
  /** Client token, or the name of the group or the template. */
  readonly token: string;
  /** `refused`: nothing was created, also where a refusal of another launch was known to concern this one. */
  readonly outcome: 'sent' | 'created' | 'refused';
  /** Of CreateFleet: the fleet's own (`fleet-…`) and those of its instances. */
  readonly ids: readonly string[];
  /** Of a group: it was there already, or nobody knows who created it. */
  readonly adopted?: boolean | undefined;
}

/** The host key that a machine made for itself; its private half never left the machine. */
export interface OwnHostKey {
  readonly instanceId: string;
  /** `ssh-ed25519 AAAA...` */
  readonly hostKey: string;
  /**
   * True: the machine has shown this key, and no other is accepted from it. False: it was asked to change to it, so it
   * may still show the key of the user data.
   */
  readonly confirmed: boolean;
}

/** Everything needed to reach and to terminate a fleet. Holds private keys; no user data once the launch has ended. */
export interface FleetHandle {
  readonly intent: FleetIntent;
  /** How the machines are reached; by public address when absent. */
  readonly route?: Route | undefined;
  /** The group created for this fleet, never one of the caller's. */
  readonly securityGroupId?: string | undefined;
  /** Absent: unknown, anything of the intent may have been created. */
  readonly calls?: readonly CreatingCall[] | undefined;
  /** Stored before a machine changes to its own key; an instance that is not listed shows `intent.ssh.hostKey`. */
  readonly hostKeys?: readonly OwnHostKey[] | undefined;
  /** Present once the fleet was ready. */
  readonly hosts?: readonly Host[] | undefined;
  /** Volumes and interfaces of the hosts, for the proof. */
  readonly attached?: readonly FleetResource[] | undefined;
  /** A bake has begun: the end looks for images and snapshots, too, that it did not finish. */
  readonly baking?: boolean | undefined;
  /** Another process has launched machines under this identity and generation. */
  readonly conflict?: boolean | undefined;
  /** ISO 8601; set when a proof found that nothing remains. */
  readonly terminatedAt?: string | undefined;
}
