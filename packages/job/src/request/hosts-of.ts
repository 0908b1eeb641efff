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
  const hidden = hiddenHost(hosts ?? []);
  if (hidden !== undefined) {
    throw new JobError(
      'NO_HOSTS',
      `${hidden.name} of ${intent.fleetId} has no address to reach it by: EC2 had shown none when it was ready`,
      {
        hint: 'Launch it with `ready: ssh`, which waits for one, in a subnet that gives one.',
      },
    );
  }
  if (hosts !== undefined) return hosts;
  throw new JobError('NO_HOSTS', `${intent.fleetId} never became ready`, {
    hint: 'See the log of the step that launched it.',
  });
}

/** A machine that nobody can log in to, since it was ready without an address. */
export function hiddenHost(hosts: readonly Host[]): Host | undefined {
  return hosts.find(({ address, via }) => address === '' && via === undefined);
}
