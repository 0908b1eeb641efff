import type { FleetResource, ResourceKind } from './resource.ts';
import type { UsedMachine } from './used-machine.ts';

/** A resource that is still there, and how to remove it by hand. */
export interface RemainingResource extends FleetResource {
  readonly state: string;
  /** AWS CLI command. */
  readonly command: string;
  /** Why it could not be removed, where EC2 said so. */
  readonly reason?: string | undefined;
}

/** A kind of resource that could not be looked at. */
export interface UnknownResources {
  readonly kind: ResourceKind;
  readonly reason: string;
}

/** The inventory at the end of a fleet. */
export interface Proof {
  readonly fleetId: string;
  /** Everything of the fleet that was seen; an end on a signal does not see what EC2 deletes with a machine. */
  readonly created: readonly FleetResource[];
  /** Instances that are shutting down and what is deleted with them: no longer billed, not yet deleted. */
  readonly going: readonly FleetResource[];
  readonly remaining: readonly RemainingResource[];
  /**
   * Named by the handle, tagged like the fleet or seen on its instances, and without proof that it is of the fleet: of
   * another creator, or changed by somebody. Left untouched.
   */
  readonly foreign: readonly FleetResource[];
  /** What the fleet shared with others and what outlives it on purpose, such as a launch template; `reap --permanent` removes it. */
  readonly permanent?: readonly FleetResource[] | undefined;
  /** Kinds of which something may remain. */
  readonly unknown: readonly UnknownResources[];
  /** Its instances from launch to end, for their cost; those that EC2 did not show are missing. */
  readonly machines?: readonly UsedMachine[] | undefined;
  /** When the lease powers off, and so terminates, every machine that still runs; empty where only the id is known. */
  readonly expiresAt: string;
  /** Nothing of the fleet remains, nothing is unknown, and nothing was left untouched as foreign. */
  readonly clean: boolean;
}
