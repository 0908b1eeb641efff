import { forShell } from '@ami-select/core';
import type { FleetResource } from '../fleet/resource.ts';
import { kindOf } from './all-kinds.ts';

/** The AWS CLI command that removes one resource; `refusal` is the AWS error name of the last attempt. */
export function removalCommand(
  resource: FleetResource,
  { region, endpoint }: { readonly region: string; readonly endpoint?: string | undefined },
  refusal = '',
): string {
  const where = endpoint === undefined ? '' : ` --endpoint-url ${forShell(endpoint)}`;
  const { removal, release = {} } = kindOf(resource);
  return [release[refusal], removal]
    .filter((command) => command !== undefined)
    .map((command) => `aws ${command} ${forShell(resource.id)} --region ${forShell(region)}${where}`)
    .join(' && ');
}
