import type { LaunchSpecification, SpotInstanceRequest } from '@aws-sdk/client-ec2';
import type { FieldValue, FilterTable } from '../../state/filters.ts';

type Read<Item> = (item: Item) => FieldValue;

const launch =
  (read: Read<LaunchSpecification>): Read<SpotInstanceRequest> =>
  ({ LaunchSpecification: specification }) =>
    specification && read(specification);

/** Requests here have no groups, no end, no faults and no kernels; those interfaces are not theirs but the machine's. */
const ABSENT = [
  'availability-zone-group',
  'fault-code',
  'fault-message',
  'launch-group',
  'launch.kernel-id',
  'launch.ramdisk-id',
  'network-interface.addresses.primary',
  'network-interface.delete-on-termination',
  'network-interface.description',
  'network-interface.device-index',
  'network-interface.group-id',
  'network-interface.network-interface-id',
  'network-interface.private-ip-address',
  'network-interface.subnet-id',
  'valid-from',
  'valid-until',
] as const;

/** The documented filters of DescribeSpotInstanceRequests. */
export const SPOT_REQUEST_FIELDS: FilterTable<SpotInstanceRequest>['fields'] = {
  ...Object.fromEntries(ABSENT.map((name) => [name, (): undefined => undefined])),
  'create-time': ({ CreateTime }) => CreateTime?.toISOString(),
  'instance-id': ({ InstanceId }) => InstanceId,
  'launch.block-device-mapping.delete-on-termination': launch(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.map(({ Ebs }) => Ebs?.DeleteOnTermination),
  ),
  'launch.block-device-mapping.device-name': launch(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.map(({ DeviceName }) => DeviceName),
  ),
  'launch.block-device-mapping.snapshot-id': launch(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.map(({ Ebs }) => Ebs?.SnapshotId),
  ),
  'launch.block-device-mapping.volume-size': launch(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.map(({ Ebs }) => Ebs?.VolumeSize),
  ),
  'launch.block-device-mapping.volume-type': launch(({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.map(({ Ebs }) => Ebs?.VolumeType),
  ),
  'launch.group-id': launch(({ SecurityGroups = [] }) => SecurityGroups.map(({ GroupId }) => GroupId)),
  'launch.group-name': launch(({ SecurityGroups = [] }) => SecurityGroups.map(({ GroupName }) => GroupName)),
  'launch.image-id': launch(({ ImageId }) => ImageId),
  'launch.instance-type': launch(({ InstanceType }) => InstanceType),
  'launch.key-name': launch(({ KeyName }) => KeyName),
  'launch.monitoring-enabled': launch(({ Monitoring }) => Monitoring?.Enabled),
  'launched-availability-zone': ({ LaunchedAvailabilityZone }) => LaunchedAvailabilityZone,
  'launched-availability-zone-id': ({ LaunchedAvailabilityZoneId }) => LaunchedAvailabilityZoneId,
  'product-description': ({ ProductDescription }) => ProductDescription,
  'spot-instance-request-id': ({ SpotInstanceRequestId }) => SpotInstanceRequestId,
  'spot-price': ({ SpotPrice }) => SpotPrice,
  state: ({ State }) => State,
  'status-code': ({ Status }) => Status?.Code,
  'status-message': ({ Status }) => Status?.Message,
  type: ({ Type }) => Type,
};
