import type { FaultEffect } from '../faults/fault-plan.ts';
import { createConsoleLog } from '../state/console-log.ts';
import type { InstanceRecord } from '../state/resources.ts';
import { keep } from './keep.ts';
import { scheduleLaunchFaults } from './launch-faults.ts';
import type { LaunchPlan } from './launch-plan.ts';
import { createInterface, createSpotRequest, createVolume } from './launched-parts.ts';
import { bootMachine } from './machine.ts';
import type { RequestContext } from './request-context.ts';

export interface LaunchOrder {
  readonly reservationId: string;
  readonly count: number;
  readonly effects: readonly FaultEffect[];
}

/** Creates and begins to boot the machines of a plan, with their volumes, interfaces and spot requests. */
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
    instanceType: type.InstanceType,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    privateIp,
    ...(networkInterface.ipv6Address !== undefined && { ipv6Address: networkInterface.ipv6Address }),
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
    console: createConsoleLog(),
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

function takeAddress({ privateIp, subnet }: LaunchPlan, { world }: RequestContext): string {
  return privateIp === undefined ? world.addresses.take(subnet.cidr) : world.addresses.claim(privateIp);
}
