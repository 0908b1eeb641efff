import { forJson } from '@ami-select/core';
import type { SshFiles } from '@ami-select/job';
import type { FleetIntent, Host, HostTimings } from '@ami-select/provisioner';

/** Every output of action.yml. */
export const SPAWN_OUTPUTS = [
  'fleet-id',
  'handle',
  'image-id',
  'instance-ids',
  'hosts',
  'ssh-config',
  'known-hosts',
  'expires-at',
] as const;

export type SpawnOutput = (typeof SPAWN_OUTPUTS)[number];

/** Known before anything is created: whatever happens later, a following step can find the fleet. */
export function intentOutputs(
  intent: FleetIntent,
  handle: string,
): Pick<Record<SpawnOutput, string>, 'fleet-id' | 'handle' | 'image-id' | 'expires-at'> {
  return { 'fleet-id': intent.fleetId, handle, 'image-id': intent.image.id, 'expires-at': intent.expiresAt };
}

/** Known once every host is ready. Fields are picked one by one: a host holds the private key. */
export function fleetOutputs(
  hosts: readonly Host[],
  files: SshFiles,
  timings: readonly HostTimings[],
): Omit<Record<SpawnOutput, string>, 'fleet-id' | 'handle' | 'image-id' | 'expires-at'> {
  const described = hosts.map(
    ({ name, instanceId, address, port, privateAddress, user, hostKey, ...host }) => {
      const { instanceType, market, zone, launchedAt } = host;
      const place = { instanceType, market, zone, launchedAt };
      const { runningMs, reachableMs, readyMs } = timings.find((one) => one.instanceId === instanceId) ?? {};
      const split = { runningMs, reachableMs, readyMs };
      return { name, instanceId, address, port, privateAddress, user, hostKey, ...place, ...split };
    },
  );
  return {
    'instance-ids': forJson(hosts.map(({ instanceId }) => instanceId)),
    hosts: forJson(described),
    'ssh-config': files.config,
    'known-hosts': files.knownHosts,
  };
}
