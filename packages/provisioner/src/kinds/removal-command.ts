import { forShell } from '@ami-select/core';
import type { FleetResource } from '../fleet/resource.ts';
import { kindOf } from './all-kinds.ts';
import { instances } from './instance.ts';

/** Where a command of the AWS CLI works. */
export interface Place {
  readonly region: string;
  /** AWS's own when absent. */
  readonly endpoint?: string | undefined;
}

/** The AWS CLI command that removes one resource; `refusal` is the AWS error name of the last attempt. */
export function removalCommand(resource: FleetResource, place: Place, refusal = ''): string {
  const { removal, release = {} } = kindOf(resource);
  return [release[refusal], removal]
    .filter((command) => command !== undefined)
    .map((command) => awsCommand(command, [resource.id], place))
    .join(' && ');
}

/** The AWS CLI command that ends machines, whatever is known of them. */
export function terminationCommand(instanceIds: readonly string[], place: Place): string {
  return awsCommand(instances.removal, instanceIds, place);
}

/** The AWS CLI command that ends when the instances have, after ten minutes at most. */
export function waitCommand(instanceIds: readonly string[], place: Place): string {
  return awsCommand('ec2 wait instance-terminated --instance-ids', instanceIds, place);
}

function awsCommand(command: string, ids: readonly string[], { region, endpoint }: Place): string {
  const where = endpoint === undefined ? '' : ` --endpoint-url ${forShell(endpoint)}`;
  return `aws ${command} ${ids.map(forShell).join(' ')} --region ${forShell(region)}${where}`;
}
