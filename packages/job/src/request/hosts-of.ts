import type { FleetHandle, Host } from '@ami-select/provisioner';
import { JobError } from '../context/errors.ts';

/**
 * The machines of a fleet that another process launched.
 * @throws JobError NO_HOSTS
 */
export function hostsOf({ intent, hosts, terminatedAt }: FleetHandle): readonly Host[] {
  if (terminatedAt !== undefined) {
    throw new JobError('NO_HOSTS', `${intent.fleetId} was terminated at ${terminatedAt}`);
  }
  if (hosts !== undefined) return hosts;
  throw new JobError('NO_HOSTS', `${intent.fleetId} never became ready`, {
    hint: 'See the log of the step that launched it.',
  });
}
