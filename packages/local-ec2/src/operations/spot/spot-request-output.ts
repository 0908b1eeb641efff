import type { LaunchSpecification, SpotInstanceRequest } from '@aws-sdk/client-ec2';
import type { RegionState } from '../../state/region-state.ts';
import type { SpotRequestRecord } from '../../state/resources.ts';
import { groupsOutput } from '../network/interface-output.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

export function spotRequestOutput(request: SpotRequestRecord, context: RequestContext): SpotInstanceRequest {
  const region = regionOf(context);
  return {
    SpotInstanceRequestId: request.id,
    InstanceId: request.instanceId,
    State: request.state,
    Status: { Code: request.status.code, Message: request.status.message, UpdateTime: request.updatedAt },
    Type: request.type,
    SpotPrice: request.maxPrice,
    CreateTime: request.createdAt,
    LaunchedAvailabilityZone: request.instanceId === undefined ? undefined : request.zone,
    LaunchedAvailabilityZoneId:
      request.instanceId === undefined
        ? undefined
        : region.zones.find(({ name }) => name === request.zone)?.id,
    ProductDescription: 'Linux/UNIX',
    InstanceInterruptionBehavior: request.interruptionBehavior,
    LaunchSpecification: specificationOutput(request, region),
    Tags: [...region.tags.of(request.id)],
  };
}

/** Launch specification of its machine, as long as there is a record of it. */
function specificationOutput(
  { imageId, instanceType, instanceId = '', zone }: SpotRequestRecord,
  region: RegionState,
): LaunchSpecification {
  const asked = { ImageId: imageId, InstanceType: instanceType as 't3.micro' };
  const instance = region.instances.get(instanceId);
  if (!instance) return asked;
  return {
    ...asked,
    KeyName: instance.keyName,
    SubnetId: instance.subnetId,
    SecurityGroups: groupsOutput(instance.groupIds, region),
    Placement: { AvailabilityZone: zone },
    Monitoring: { Enabled: instance.monitoring },
    EbsOptimized: instance.ebsOptimized,
    BlockDeviceMappings: instance.volumeIds.flatMap((id) => deviceOutput(id, region)),
  };
}

function deviceOutput(
  id: string,
  { volumes }: RegionState,
): NonNullable<LaunchSpecification['BlockDeviceMappings']> {
  const volume = volumes.get(id);
  if (!volume?.attachment) return [];
  return [
    {
      DeviceName: volume.attachment.device,
      Ebs: {
        DeleteOnTermination: volume.attachment.deleteOnTermination,
        SnapshotId: volume.snapshotId,
        VolumeSize: volume.sizeGib,
        VolumeType: volume.type as 'gp3',
      },
    },
  ];
}
