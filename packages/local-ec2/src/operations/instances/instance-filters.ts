import { PROFILE_ID } from '../../model/accounts.ts';
import { privateDns, publicDns } from '../../model/dns-names.ts';
import type { FieldValue, FilterTable } from '../../model/filters.ts';
import type { RegionState } from '../../model/region-state.ts';
import type { InstanceRecord, VolumeRecord } from '../../model/resources.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { currentBootMode } from './boot-mode.ts';
import { stateOutput, tagsOf } from './instance-output.ts';
import { interfaceFilters } from './interface-filters.ts';

type Fields = FilterTable<InstanceRecord>['fields'];

/** The filters of DescribeInstances that mean something for the machines of this endpoint. */
export function instanceFilters(context: RequestContext): FilterTable<InstanceRecord> {
  const region = regionOf(context);
  return {
    fields: {
      ...OWN_FIELDS,
      ...OPTION_FIELDS,
      ...ABSENT_FIELDS,
      ...placeFields(region),
      ...imageFields(context),
      ...volumeFields(region),
      ...interfaceFilters(region),
      ...nameFields(region),
    },
    tags: (instance) => tagsOf(instance, context, context.tagLagMs),
  };
}

const OWN_FIELDS: Fields = {
  architecture: ({ architecture }) => architecture,
  'availability-zone': ({ zone }) => zone,
  'client-token': ({ clientToken }) => clientToken,
  'ebs-optimized': ({ ebsOptimized }) => ebsOptimized,
  'iam-instance-profile.arn': ({ iamProfileArn }) => iamProfileArn,
  'iam-instance-profile.id': ({ iamProfileArn }) => iamProfileArn && PROFILE_ID,
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
  'metadata-options.http-protocol-ipv4': ({ metadataOptions }) => metadataOptions.httpEndpoint,
  'metadata-options.http-protocol-ipv6': ({ metadataOptions }) => metadataOptions.httpProtocolIpv6,
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
  'state-reason-message': ({ stateReason }) => stateReason?.message,
  'subnet-id': whileNotTerminated(({ subnetId }) => subnetId),
  'usage-operation-update-time': ({ createdAt }) => createdAt.toISOString(),
  'vpc-id': whileNotTerminated(({ vpcId }) => vpcId),
};

/** What the launch said and nothing but its description shows. */
const OPTION_FIELDS: Fields = {
  'capacity-reservation-specification.capacity-reservation-preference': ({ options }) =>
    options.capacityReservation,
  'enclave-options.enabled': () => false,
  'hibernation-options.configured': () => false,
  'maintenance-options.auto-recovery': ({ options }) => options.autoRecovery,
  'metadata-options.state': () => 'applied',
  'network-performance-options.bandwidth-weighting': () => 'default',
  'operator.managed': () => false,
  'placement-group-name': ({ options }) => options.placementGroup?.name,
  'private-dns-name-options.enable-resource-name-dns-a-record': ({ options }) =>
    options.privateDnsName.resourceNameARecord,
  'private-dns-name-options.enable-resource-name-dns-aaaa-record': () => false,
  'private-dns-name-options.hostname-type': ({ options }) => options.privateDnsName.hostnameType,
  tenancy: ({ options }) => options.tenancy,
};

/** What no machine has here: hosts, reservations, IPv6, Outposts, kernels of its own, partitions. */
const ABSENT_FIELDS: Fields = Object.fromEntries(
  [
    'affinity',
    'capacity-reservation-id',
    'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id',
    'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn',
    'host-id',
    'ipv6-address',
    'kernel-id',
    'operator.principal',
    'outpost-arn',
    'placement-partition-number',
    'ramdisk-id',
    'requester-id',
  ].map((name) => [name, () => undefined]),
);

function placeFields({ zones }: RegionState): Fields {
  return { 'availability-zone-id': ({ zone }) => zones.find(({ name }) => name === zone)?.id };
}

/** A terminated machine has left its network. */
function whileNotTerminated(
  read: (instance: InstanceRecord) => FieldValue,
): (instance: InstanceRecord) => FieldValue {
  return (instance) => (instance.state === 'terminated' ? undefined : read(instance));
}

function imageFields(context: RequestContext): Fields {
  const { world, region } = context;
  const traits = ({ imageId }: InstanceRecord) => world.images.store(region).get(imageId)?.traits;
  return {
    'boot-mode': (instance) => traits(instance)?.bootMode,
    'current-instance-boot-mode': (instance) => currentBootMode(instance, context),
    'ena-support': (instance) => traits(instance)?.enaSupport ?? true,
    hypervisor: () => 'xen',
    'product-code.type': (instance) =>
      traits(instance)?.productCodes?.map(({ ProductCodeType }) => ProductCodeType),
    'product-code': (instance) => traits(instance)?.productCodes?.map(({ ProductCodeId }) => ProductCodeId),
    'root-device-type': (instance) => traits(instance)?.rootDeviceType,
    'tpm-support': (instance) => traits(instance)?.tpmSupport,
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
