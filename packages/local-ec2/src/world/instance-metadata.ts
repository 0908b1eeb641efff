import type { MetadataService } from '@ami-select/sandbox';
import { handleMetadata, type InstanceView } from '../imds/index.ts';
import { PROFILE_ID } from '../state/accounts.ts';
import { privateDns, publicDns } from '../state/dns-names.ts';
import type { RegionState } from '../state/region-state.ts';
import type { InstanceRecord } from '../state/resources.ts';
import type { World } from './world.ts';

/**
 * The metadata service of one instance. Its sandbox gets it as an object: nothing of a request says whose metadata it
 * is, so that no path leads to another instance or to the rest of the endpoint.
 */
export function metadataOf(instance: InstanceRecord, world: World): MetadataService {
  return (request) => {
    if (instance.state === 'terminated') return NOBODY;
    world.events.runDue();
    return handleMetadata(request, viewOf(instance, world), world.clock.now());
  };
}

const NOBODY: ReturnType<MetadataService> = { status: 404, headers: {}, body: new Uint8Array() };

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
