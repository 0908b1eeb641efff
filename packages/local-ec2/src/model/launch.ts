import { hardwareAddress } from '../bodies/hardware-address.ts';
import type { FaultEffect } from '../faults/fault-plan.ts';
import type { ResourceKind } from '../journal.ts';
import type { RequestContext } from '../operations/operation.ts';
import { scheduleLaunchFaults } from './launch-faults.ts';
import type { LaunchPlan, PlannedDevice } from './launch-plan.ts';
import { bootMachine } from './machine.ts';
import type { RegionState } from './region-state.ts';
import type { InstanceRecord, InterfaceRecord, SpotRequestRecord, VolumeRecord } from './resources.ts';
import type { World } from './world.ts';

export interface LaunchOrder {
  readonly reservationId: string;
  readonly count: number;
  readonly effects: readonly FaultEffect[];
}

/** Makes the machines of a plan, with their volumes, interfaces and spot requests, and begins to boot them. */
export function launch(
  plan: LaunchPlan,
  { reservationId, count, effects }: LaunchOrder,
  context: RequestContext,
): InstanceRecord[] {
  return Array.from({ length: count }, (_, launchIndex) => {
    const instance = createInstance(plan, { reservationId, launchIndex }, context);
    scheduleLaunchFaults(instance, effects, context);
    bootMachine(instance, plan, { effects, world: context.world });
    return instance;
  });
}

function createInstance(
  plan: LaunchPlan,
  { reservationId, launchIndex }: { reservationId: string; launchIndex: number },
  context: RequestContext,
): InstanceRecord {
  const { world, accountId, now } = context;
  const region = world.region(context.region);
  const { image, type, subnet } = plan;
  const id = world.ids.next('i');
  const privateIp = takeAddress(plan, context);
  const volumeIds = plan.devices.map((device) => createVolume(device, { id, plan, region, context }).id);
  const networkInterface = createInterface(privateIp, { id, plan, region, context });
  const spotRequest = createSpotRequest({ id, plan, region, context });
  const instance: InstanceRecord = {
    id,
    ownerId: accountId,
    createdAt: now,
    region: context.region,
    zone: subnet.zone,
    reservationId,
    launchIndex,
    imageId: image.id,
    instanceType: type.name,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    privateIp,
    wantsPublicIp: plan.wantsPublicIp,
    architecture: image.traits.architecture,
    platformDetails: image.traits.platformDetails,
    rootDeviceName: image.traits.rootDeviceName,
    sshUser: image.traits.sshUser,
    state: 'pending',
    transitionReason: '',
    launchTime: now,
    shutdownBehavior: plan.shutdownBehavior,
    apiTerminationDisabled: plan.apiTerminationDisabled,
    apiStopDisabled: plan.apiStopDisabled,
    ebsOptimized: plan.ebsOptimized,
    sourceDestCheck: true,
    monitoring: plan.monitoring,
    metadataOptions: { ...plan.metadataOptions },
    options: { ...plan.options },
    groupIds: plan.groupIds,
    volumeIds,
    interfaceIds: [networkInterface.id],
    market: plan.spot ? 'spot' : 'on-demand',
    console: '',
    ...optionalFacts(plan),
    ...(spotRequest && { spotRequestId: spotRequest.id }),
  };
  region.instances.set(id, instance);
  region.living.add(instance);
  keep(context, { kind: 'instance', id, hideMs: world.settings.consistency.instancesMs });
  region.tags.set(id, plan.tags.instance ?? []);
  return instance;
}

function optionalFacts(plan: LaunchPlan): Partial<InstanceRecord> {
  const { image, keyPair, clientToken, userData, iamProfileArn, fleetId, launchTemplate } = plan;
  return {
    ...(clientToken !== undefined && { clientToken }),
    ...(keyPair && { keyName: keyPair.name }),
    ...(userData && { userData }),
    ...(iamProfileArn !== undefined && { iamProfileArn }),
    ...(fleetId !== undefined && { fleetId }),
    ...(launchTemplate && { launchTemplate }),
    ...(image.traits.platform && { platform: image.traits.platform }),
  };
}

interface Parts {
  readonly id: string;
  readonly plan: LaunchPlan;
  readonly region: RegionState;
  readonly context: RequestContext;
}

function takeAddress({ privateIp, subnet }: LaunchPlan, { world }: RequestContext): string {
  return privateIp === undefined ? world.addresses.take(subnet.cidr) : world.addresses.claim(privateIp);
}

function createVolume(device: PlannedDevice, { id, plan, region, context }: Parts): VolumeRecord {
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

function createInterface(privateIp: string, { id, plan, region, context }: Parts): InterfaceRecord {
  const { world, accountId, now } = context;
  const networkInterface: InterfaceRecord = {
    id: world.ids.next('eni'),
    ownerId: accountId,
    createdAt: now,
    zone: plan.subnet.zone,
    vpcId: plan.subnet.vpcId,
    subnetId: plan.subnet.id,
    privateIp,
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

function createSpotRequest({ id, plan, region, context }: Parts): SpotRequestRecord | undefined {
  if (!plan.spot) return undefined;
  const { world, accountId, now } = context;
  const request: SpotRequestRecord = {
    id: nextSpotRequestId(world),
    ownerId: accountId,
    createdAt: now,
    instanceId: id,
    instanceType: plan.type.name,
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

/** Notes who made it, and hides it as long as the world is inconsistent. */
export function keep(
  context: RequestContext,
  { kind, id, hideMs = 0 }: { kind: ResourceKind; id: string; hideMs?: number },
): void {
  const { world, now } = context;
  world.journal.made(context, kind, id);
  const ms = Math.max(hideMs, context.hideMs);
  if (ms > 0) world.visibility.hide(id, new Date(now.getTime() + ms));
}
