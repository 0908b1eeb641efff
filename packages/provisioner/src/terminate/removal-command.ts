import { forShell } from '@ami-select/core';
import type { FleetResource, ResourceKind } from '../fleet/resource.ts';

const REMOVALS: Readonly<Record<Exclude<ResourceKind, 'schedule'>, string>> = {
  instance: 'terminate-instances --instance-ids',
  volume: 'delete-volume --volume-id',
  'network-interface': 'delete-network-interface --network-interface-id',
  'security-group': 'delete-security-group --group-id',
  'spot-request': 'cancel-spot-instance-requests --spot-instance-request-ids',
  'launch-template': 'delete-launch-template --launch-template-id',
  'ec2-fleet': 'delete-fleets --terminate-instances --fleet-ids',
  image: 'deregister-image --image-id',
  snapshot: 'delete-snapshot --snapshot-id',
};

/** EC2's refusal to terminate a protected instance (EC2 user guide, "Termination protection"). */
const PROTECTED = 'OperationNotPermitted';

/** The AWS CLI command that removes one resource; `refusal` is the AWS error name of the last attempt. */
export function removalCommand(
  { kind, id }: FleetResource,
  { region, endpoint }: { readonly region: string; readonly endpoint?: string | undefined },
  refusal?: string,
): string {
  const where = endpoint === undefined ? '' : ` --endpoint-url ${forShell(endpoint)}`;
  const place = `${forShell(id)} --region ${forShell(region)}${where}`;
  if (kind === 'schedule') return `aws scheduler delete-schedule --name ${place}`;
  const removal = `aws ec2 ${REMOVALS[kind]} ${place}`;
  if (kind !== 'instance' || refusal !== PROTECTED) return removal;
  return `aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id ${place} && ${removal}`;
}
