/** Kinds of resources a fleet can leave behind. */
export type ResourceKind = 'instance' | 'volume' | 'network-interface' | 'security-group' | 'spot-request';

/** One resource of a fleet. */
export interface FleetResource {
  readonly kind: ResourceKind;
  readonly id: string;
}

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

const REMOVALS: Readonly<Record<ResourceKind, string>> = {
  instance: 'terminate-instances --instance-ids',
  volume: 'delete-volume --volume-id',
  'network-interface': 'delete-network-interface --network-interface-id',
  'security-group': 'delete-security-group --group-id',
  'spot-request': 'cancel-spot-instance-requests --spot-instance-request-ids',
};

/** The AWS CLI command that removes one resource. */
export function removalCommand(
  { kind, id }: FleetResource,
  { region, endpoint }: { readonly region: string; readonly endpoint?: string },
): string {
  const where = endpoint === undefined ? '' : ` --endpoint-url ${endpoint}`;
  return `aws ec2 ${REMOVALS[kind]} ${id} --region ${region}${where}`;
}
