import type { Build } from '@ami-select/builder';
import type { Problem } from '@ami-select/core';
import type { FleetIntent } from '@ami-select/provisioner';

/**
 * Why machines that reach nothing cannot carry out a build: wheels come from here, system packages do not.
 *
 * @param field The name of the egress where it is set.
 */
export function egressProblem(
  field: string,
  egress: FleetIntent['egress'],
  { system }: Pick<Build, 'system'>,
): Problem | undefined {
  if (egress !== 'none' || system === undefined) return undefined;
  const because = 'the machines download the system packages of the build';
  return { field, message: `none is not valid because ${because}; expected web or any` };
}
