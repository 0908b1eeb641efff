import type { FleetResource } from './resource.ts';

/** A resource that is still there, and how to remove it by hand. */
export interface RemainingResource extends FleetResource {
  readonly state: string;
  /** AWS CLI command. */
  readonly command: string;
}

/** The inventory at the end of a fleet. */
export interface Proof {
  readonly fleetId: string;
  /** Everything of the fleet that was seen. */
  readonly created: readonly FleetResource[];
  /** Instances that are shutting down and what is deleted with them: no longer billed, not yet deleted. */
  readonly going: readonly FleetResource[];
  readonly remaining: readonly RemainingResource[];
  /** Named by the handle or tagged like the fleet, but of another creator: left untouched. */
  readonly foreign: readonly FleetResource[];
  /** Nothing of the fleet remains. */
  readonly clean: boolean;
}
