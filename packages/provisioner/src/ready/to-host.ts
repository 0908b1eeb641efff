import type { Instance } from '@aws-sdk/client-ec2';
import { factsOf } from '../aws/instance-facts.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Host } from '../fleet/host.ts';
import { addressOf, viaOf } from './choose-address.ts';

/** Set by local-ec2 where its instances share one address. */
const SSH_PORT_TAG = 'local-ec2:ssh-port';
const SSH_PORT = 22;

/** An instance as a host, with the host key of its user data; undefined while it lacks an address that is needed. */
export function toHost(
  { intent, route = { by: 'public' } }: Pick<FleetHandle, 'intent' | 'route'>,
  name: string,
  instance: Instance,
  needsAddress: boolean,
): Host | undefined {
  const { InstanceId, PrivateIpAddress = '' } = instance;
  const address = addressOf(instance, route);
  if (InstanceId === undefined || (address === '' && needsAddress)) return undefined;
  const via = viaOf(InstanceId, route, intent);
  return {
    name,
    instanceId: InstanceId,
    address,
    port: via === undefined ? portOf(instance) : SSH_PORT,
    privateAddress: PrivateIpAddress,
    user: intent.ssh.user,
    ...placeOf(instance),
    hostKey: intent.ssh.hostKey,
    privateKey: intent.ssh.privateKey,
    ...(via && { via }),
  };
}

/** Nothing where EC2 does not say it. */
function placeOf(instance: Instance): Partial<Host> {
  const facts = factsOf(instance);
  if (facts === undefined) return {};
  const { instanceType, market, zone, launchedAt } = facts;
  return { instanceType, market, ...(zone !== undefined && { zone }), launchedAt };
}

function portOf(instance: Instance): number {
  const tag = instance.Tags?.find(({ Key }) => Key === SSH_PORT_TAG)?.Value;
  return tag === undefined ? SSH_PORT : Number(tag);
}
