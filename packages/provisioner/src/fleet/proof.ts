import type { FleetResource } from './resource.ts';

/** A resource that is still there, and how to remove it by hand. */
export interface LeftResource extends FleetResource {
  readonly state: string;
  /** AWS CLI command. */
  readonly command: string;
}

/** The inventory at the end of a fleet. */
export interface Proof {
  readonly fleetId: string;
  /** Everything of the fleet that was seen. */
  readonly made: readonly FleetResource[];
  readonly left: readonly LeftResource[];
  /** Nothing is left. */
  readonly clean: boolean;
}
