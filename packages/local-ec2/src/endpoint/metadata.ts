import { handleMetadata, type InstanceView, withHopLimit } from '../imds/index.ts';
import { PROFILE_ID } from '../state/accounts.ts';
import { privateDns, publicDns } from '../state/dns-names.ts';
import type { RegionState } from '../state/region-state.ts';
import type { InstanceRecord } from '../state/resources.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import type { World } from '../world/world.ts';

/** Responds to `/_imds/<instance>/...`, which the sandboxes relay from 169.254.169.254. */
export function respondWithMetadata(request: WireRequest, world: World): WireResponse {
  const [, , instanceId = '', ...rest] = request.path.split('/');
  const instance = world.findInstance(instanceId);
  if (!instance || instance.state === 'terminated') {
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: `No instance ${instanceId}.\n` };
  }
  world.events.runDue();
  const asked = { method: request.method, path: `/${rest.join('/')}`, headers: request.headers };
  const response = handleMetadata(asked, viewOf(instance, world), world.clock.now());
  return { status: response.status, headers: withHopLimit(response), body: response.body };
}

function viewOf(instance: InstanceRecord, world: World): InstanceView {
  const region = world.region(instance.region);
  return {
    ...identity(instance, region),
    ...network(instance, region),
    ...profile(instance),
    instanceType: instance.instanceType,
    keys: keysOf(instance, region),
    market: instance.market,
    tags: Object.fromEntries(region.tags.of(instance.id).map(({ Key, Value }) => [Key, Value])),
    options: instance.metadataOptions,
    tokenSecret: `${instance.id} ${world.ids.fraction('imds', instance.id)}`,
    ...(instance.userData && { userData: instance.userData }),
    ...(instance.interruptionAt && {
      interruption: {
        action: 'terminate' as const,
        time: instance.interruptionAt,
      },
    }),
  };
}

type Identity = Pick<
  InstanceView,
  | 'accountId'
  | 'architecture'
  | 'availabilityZone'
  | 'availabilityZoneId'
  | 'imageId'
  | 'instanceId'
  | 'launchIndex'
  | 'launchTime'
  | 'region'
  | 'reservationId'
>;

function identity(instance: InstanceRecord, region: RegionState): Identity {
  return {
    instanceId: instance.id,
    accountId: instance.ownerId,
    region: instance.region,
    availabilityZone: instance.zone,
    availabilityZoneId: region.zones.find(({ name }) => name === instance.zone)?.id ?? '',
    imageId: instance.imageId,
    architecture: instance.architecture,
    launchTime: instance.launchTime,
    launchIndex: instance.launchIndex,
    reservationId: instance.reservationId,
  };
}

type Network = Pick<
  InstanceView,
  | 'hostname'
  | 'interfaceId'
  | 'mac'
  | 'privateIp'
  | 'publicHostname'
  | 'publicIp'
  | 'securityGroups'
  | 'subnetCidr'
  | 'subnetId'
  | 'vpcCidr'
  | 'vpcId'
>;

function network(instance: InstanceRecord, region: RegionState): Network {
  const [interfaceId = ''] = instance.interfaceIds;
  const { publicIp } = instance;
  return {
    hostname: privateDns(instance, region.name),
    privateIp: instance.privateIp,
    mac: region.interfaces.get(interfaceId)?.macAddress ?? '',
    interfaceId,
    vpcId: instance.vpcId,
    vpcCidr: region.vpcs.get(instance.vpcId)?.cidr ?? '',
    subnetId: instance.subnetId,
    subnetCidr: region.subnets.get(instance.subnetId)?.cidr ?? '',
    securityGroups: instance.groupIds.map((id) => ({ id, name: region.groups.get(id)?.name ?? '' })),
    ...(publicIp !== undefined && { publicIp, publicHostname: publicDns(publicIp, region.name) }),
  };
}

function keysOf({ keyName, ownerId }: InstanceRecord, { keyPairs }: RegionState): InstanceView['keys'] {
  const key = [...keyPairs.values()].find(
    ({ name, ownerId: owner }) => name === keyName && owner === ownerId,
  );
  return key ? [{ name: key.name, publicKey: key.publicKey }] : [];
}

function profile({ iamProfileArn }: InstanceRecord): Pick<InstanceView, 'role'> {
  if (iamProfileArn === undefined) return {};
  const name = iamProfileArn.split('/').at(-1) ?? '';
  return { role: { name, profileArn: iamProfileArn, profileId: PROFILE_ID } };
}
