import type { CompleteFleetSettings } from '@ami-select/config';
import type { Problem } from '@ami-select/core';
import type { LocateField } from './locate-problems.ts';

/**
 * What speaks against a fleet whose job builds on it at once: a machine that EC2 only shows may have no address yet and
 * take no login. An agent of SSM that is online is itself the way of `connect: ssm`.
 */
export function readyProblem(
  { ready, connect }: Pick<CompleteFleetSettings, 'ready' | 'connect'>,
  locate: LocateField,
): Problem | undefined {
  if (ready !== 'running' && (ready !== 'ssm' || connect === 'ssm')) return undefined;
  const expected = 'ssh, user-data, cloud-init, or ssm with connect: ssm';
  const message = `${ready} is not valid because a build logs in to its machines; expected ${expected}`;
  return { ...locate('ready'), message };
}
