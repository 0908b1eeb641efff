/** Kinds of resources that a fleet consists of. */
export type ResourceKind =
  | 'instance'
  | 'volume'
  | 'network-interface'
  | 'security-group'
  | 'spot-request'
  | 'launch-template'
  | 'ec2-fleet'
  | 'image'
  | 'snapshot'
  | 'schedule';

/** One resource of a fleet. */
export interface FleetResource {
  readonly kind: ResourceKind;
  readonly id: string;
}
