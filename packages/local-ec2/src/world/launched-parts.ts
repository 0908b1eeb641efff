import { hardwareAddress } from '@ami-select/sandbox';
import type { RegionState } from '../state/region-state.ts';
import type { InterfaceRecord, SpotRequestRecord, SubnetRecord, VolumeRecord } from '../state/resources.ts';
import { keep } from './keep.ts';
import type { LaunchPlan, PlannedDevice } from './launch-plan.ts';
import type { RequestContext } from './request-context.ts';
import type { World } from './world.ts';

/** The machine that a part is created for. */
interface Owner {
  readonly id: string;
  readonly plan: LaunchPlan;
  readonly region: RegionState;
  readonly context: RequestContext;
}

/** A volume that is attached to the machine. */
export function createVolume(device: PlannedDevice, { id, plan, region, context }: Owner): VolumeRecord {
  const { world, accountId, now } = context;
  const volume: VolumeRecord = {
    id: world.ids.next('vol'),
    ownerId: accountId,
    createdAt: now,
    zone: plan.subnet.zone,
    sizeGib: device.sizeGib,
    type: device.type,
    encrypted: device.encrypted,
    state: 'in-use',
    attachment: {
      instanceId: id,
      device: device.deviceName,
      attachedAt: now,
      deleteOnTermination: device.deleteOnTermination,
    },
    ...(device.snapshotId !== undefined && { snapshotId: device.snapshotId }),
    ...(device.iops !== undefined && { iops: device.iops }),
    ...(device.throughput !== undefined && { throughput: device.throughput }),
  };
  region.volumes.set(volume.id, volume);
  keep(context, { kind: 'volume', id: volume.id });
  region.tags.set(volume.id, plan.tags.volume ?? []);
  return volume;
}

/** The machine's network interface. */
export function createInterface(privateIp: string, { id, plan, region, context }: Owner): InterfaceRecord {
  const { world, accountId, now } = context;
  const networkInterface: InterfaceRecord = {
    id: world.ids.next('eni'),
    ownerId: accountId,
    createdAt: now,
    zone: plan.subnet.zone,
    vpcId: plan.subnet.vpcId,
    subnetId: plan.subnet.id,
    privateIp,
    ...ipv6AddressIn(plan.subnet, privateIp),
    macAddress: hardwareAddress(privateIp),
    description: plan.interfaceDescription,
    groupIds: plan.groupIds,
    state: 'in-use',
    attachment: {
      id: world.ids.next('eni-attach'),
      instanceId: id,
      deviceIndex: 0,
      attachedAt: now,
      deleteOnTermination: plan.deleteInterface,
    },
  };
  region.interfaces.set(networkInterface.id, networkInterface);
  keep(context, { kind: 'network-interface', id: networkInterface.id });
  region.tags.set(networkInterface.id, plan.tags['network-interface'] ?? []);
  return networkInterface;
}

/** In an IPv6-only subnet: as unique as the IPv4 address of the model, which is its last part. */
function ipv6AddressIn({ ipv6Cidr }: SubnetRecord, privateIp: string): { readonly ipv6Address?: string } {
  if (ipv6Cidr === undefined) return {};
  const hex = privateIp.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  const ipv6Address = new URL(`http://[${ipv6Cidr.split('/')[0]}${hex[0]}${hex[1]}:${hex[2]}${hex[3]}]`)
    .hostname;
  return { ipv6Address: ipv6Address.slice(1, -1) };
}

/** The request that a spot machine has; nothing for another one. */
export function createSpotRequest({ id, plan, region, context }: Owner): SpotRequestRecord | undefined {
  if (!plan.spot) return undefined;
  const { world, accountId, now } = context;
  const request: SpotRequestRecord = {
    id: nextSpotRequestId(world),
    ownerId: accountId,
    createdAt: now,
    instanceId: id,
    instanceType: plan.type.InstanceType,
    imageId: plan.image.id,
    zone: plan.subnet.zone,
    ...plan.spot,
    state: 'active',
    status: { code: 'fulfilled', message: 'Your spot request is fulfilled.' },
    updatedAt: now,
  };
  region.spotRequests.set(request.id, request);
  keep(context, { kind: 'spot-instances-request', id: request.id });
  region.tags.set(request.id, plan.tags['spot-instances-request'] ?? []);
  return request;
}

/** Ids of Spot requests have eight characters still. */
export function nextSpotRequestId({ ids }: World): string {
  return ids
    .next('sir')
    .replace('sir-0', 'sir-')
    .slice(0, 'sir-'.length + 8);
}
