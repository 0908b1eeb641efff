import { forShell } from '@ami-select/core';
import type { FleetResource, ResourceKind } from '../fleet/resource.ts';

const REMOVALS: Readonly<Record<ResourceKind, string>> = {
  instance: 'terminate-instances --instance-ids',
  volume: 'delete-volume --volume-id',
  'network-interface': 'delete-network-interface --network-interface-id',
  'security-group': 'delete-security-group --group-id',
  'spot-request': 'cancel-spot-instance-requests --spot-instance-request-ids',
  image: 'deregister-image --image-id',
  snapshot: 'delete-snapshot --snapshot-id',
};

/** The AWS CLI command that removes one resource. */
export function removalCommand(
  { kind, id }: FleetResource,
  { region, endpoint }: { readonly region: string; readonly endpoint?: string | undefined },
): string {
  const where = endpoint === undefined ? '' : ` --endpoint-url ${forShell(endpoint)}`;
  return `aws ec2 ${REMOVALS[kind]} ${forShell(id)} --region ${forShell(region)}${where}`;
}
