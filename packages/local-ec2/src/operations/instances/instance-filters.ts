import { privateDns, publicDns } from '../../model/dns-names.ts';
import type { FieldValue, FilterTable } from '../../model/filters.ts';
import type { RegionState } from '../../model/region-state.ts';
import type { InstanceRecord, InterfaceRecord, VolumeRecord } from '../../model/resources.ts';
import { regionOf } from '../network/find-group.ts';
import type { RequestContext } from '../operation.ts';
import { stateOutput, tagsOf } from './instance-output.ts';

type Fields = FilterTable<InstanceRecord>['fields'];

/** The filters of DescribeInstances that mean something for the machines of this endpoint. */
export function instanceFilters(context: RequestContext): FilterTable<InstanceRecord> {
  const region = regionOf(context);
  return {
    fields: {
      ...OWN_FIELDS,
      ...imageFields(context),
      ...volumeFields(region),
      ...interfaceFields(region),
      ...nameFields(region),
    },
    tags: (instance) => tagsOf(instance, context, context.tagLagMs),
  };
}

const OWN_FIELDS: Fields = {
  architecture: ({ architecture }) => architecture,
  'availability-zone': ({ zone }) => zone,
  'client-token': ({ clientToken }) => clientToken,
  'iam-instance-profile.arn': ({ iamProfileArn }) => iamProfileArn,
  'image-id': ({ imageId }) => imageId,
  'instance-id': ({ id }) => id,
  'instance-lifecycle': ({ market }) => (market === 'spot' ? 'spot' : undefined),
  'instance-state-code': ({ state }) => stateOutput(state).Code,
  'instance-state-name': ({ state }) => state,
  'instance-type': ({ instanceType }) => instanceType,
  'instance.group-id': whileNotTerminated(({ groupIds }) => groupIds),
  'ip-address': ({ publicIp }) => publicIp,
  'key-name': ({ keyName }) => keyName,
  'launch-index': ({ launchIndex }) => launchIndex,
  'launch-time': ({ launchTime }) => launchTime.toISOString(),
  'metadata-options.http-endpoint': ({ metadataOptions }) => metadataOptions.httpEndpoint,
  'metadata-options.http-put-response-hop-limit': ({ metadataOptions }) =>
    metadataOptions.httpPutResponseHopLimit,
  'metadata-options.http-tokens': ({ metadataOptions }) => metadataOptions.httpTokens,
  'metadata-options.instance-metadata-tags': ({ metadataOptions }) => metadataOptions.instanceMetadataTags,
  'monitoring-state': ({ monitoring }) => (monitoring ? 'enabled' : 'disabled'),
  'owner-id': ({ ownerId }) => ownerId,
  platform: ({ platform }) => platform,
  'platform-details': ({ platformDetails }) => platformDetails,
  'private-ip-address': whileNotTerminated(({ privateIp }) => privateIp),
  reason: ({ transitionReason }) => transitionReason,
  'reservation-id': ({ reservationId }) => reservationId,
  'root-device-name': ({ rootDeviceName }) => rootDeviceName,
  'source-dest-check': whileNotTerminated(({ sourceDestCheck }) => sourceDestCheck),
  'spot-instance-request-id': ({ spotRequestId }) => spotRequestId,
  'state-reason-code': ({ stateReason }) => stateReason?.code,
  'subnet-id': whileNotTerminated(({ subnetId }) => subnetId),
  tenancy: ({ options }) => options.tenancy,
  'vpc-id': whileNotTerminated(({ vpcId }) => vpcId),
};

/** A terminated machine has left its network. */
function whileNotTerminated(
  read: (instance: InstanceRecord) => FieldValue,
): (instance: InstanceRecord) => FieldValue {
  return (instance) => (instance.state === 'terminated' ? undefined : read(instance));
}

function imageFields({ world, region }: RequestContext): Fields {
  const traits = ({ imageId }: InstanceRecord) => world.images.store(region).get(imageId)?.traits;
  return {
    'boot-mode': (instance) => traits(instance)?.bootMode,
    hypervisor: () => 'xen',
    'product-code': (instance) => traits(instance)?.productCodes?.map(({ ProductCodeId }) => ProductCodeId),
    'root-device-type': (instance) => traits(instance)?.rootDeviceType,
    'usage-operation': (instance) => traits(instance)?.usageOperation,
    'virtualization-type': (instance) => traits(instance)?.virtualizationType,
  };
}

function nameFields(region: RegionState): Fields {
  return {
    'dns-name': ({ publicIp }) => (publicIp === undefined ? undefined : publicDns(publicIp, region.name)),
    'instance.group-name': whileNotTerminated(({ groupIds }) =>
      groupIds.map((id) => region.groups.get(id)?.name),
    ),
    'private-dns-name': whileNotTerminated((instance) => privateDns(instance, region.name)),
  };
}

function volumeFields(region: RegionState): Fields {
  const each =
    (read: (volume: VolumeRecord) => string | boolean | undefined) =>
    ({ volumeIds }: InstanceRecord): FieldValue =>
      volumeIds.flatMap((id) => region.volumes.get(id) ?? []).map(read);
  const prefix = 'block-device-mapping';
  return {
    [`${prefix}.attach-time`]: each(({ attachment }) => attachment?.attachedAt.toISOString()),
    [`${prefix}.delete-on-termination`]: each(({ attachment }) => attachment?.deleteOnTermination),
    [`${prefix}.device-name`]: each(({ attachment }) => attachment?.device),
    [`${prefix}.status`]: each(() => 'attached'),
    [`${prefix}.volume-id`]: each(({ id }) => id),
  };
}

function interfaceFields(region: RegionState): Fields {
  const each =
    (read: (item: InterfaceRecord) => FieldValue) =>
    ({ interfaceIds }: InstanceRecord): FieldValue =>
      interfaceIds.flatMap((id) => region.interfaces.get(id) ?? []).flatMap((item) => read(item) as string);
  const prefix = 'network-interface';
  return {
    [`${prefix}.addresses.primary`]: each(() => true),
    [`${prefix}.addresses.private-ip-address`]: each(({ privateIp }) => privateIp),
    [`${prefix}.association.public-ip`]: each(({ publicIp }) => publicIp),
    [`${prefix}.attachment.delete-on-termination`]: each(({ attachment }) => attachment?.deleteOnTermination),
    [`${prefix}.availability-zone`]: each(({ zone }) => zone),
    [`${prefix}.group-id`]: each(({ groupIds }) => groupIds),
    [`${prefix}.mac-address`]: each(({ macAddress }) => macAddress),
    [`${prefix}.network-interface-id`]: each(({ id }) => id),
    [`${prefix}.status`]: each(({ state }) => state),
    [`${prefix}.subnet-id`]: each(({ subnetId }) => subnetId),
    [`${prefix}.vpc-id`]: each(({ vpcId }) => vpcId),
  };
}
