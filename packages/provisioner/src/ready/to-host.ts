import type { Instance } from '@aws-sdk/client-ec2';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Host } from '../fleet/host.ts';

/** Set by local-ec2 where its instances share one address. */
const SSH_PORT_TAG = 'local-ec2:ssh-port';
const SSH_PORT = 22;

/** An instance as a host, with the host key of its user data; undefined while it lacks an address that is needed. */
export function toHost(
  intent: FleetIntent,
  name: string,
  instance: Instance,
  needsAddress: boolean,
): Host | undefined {
  const { InstanceId, PublicIpAddress = '', PrivateIpAddress = '' } = instance;
  if (InstanceId === undefined || (PublicIpAddress === '' && needsAddress)) return undefined;
  return {
    name,
    instanceId: InstanceId,
    address: PublicIpAddress,
    port: portOf(instance),
    privateAddress: PrivateIpAddress,
    user: intent.ssh.user,
    hostKey: intent.ssh.hostKey,
    privateKey: intent.ssh.privateKey,
  };
}

function portOf(instance: Instance): number {
  const tag = instance.Tags?.find(({ Key }) => Key === SSH_PORT_TAG)?.Value;
  return tag === undefined ? SSH_PORT : Number(tag);
}
