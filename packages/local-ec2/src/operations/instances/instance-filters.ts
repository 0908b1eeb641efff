import type { ImageTraits } from '../../catalogue/image/image-record.ts';
import { PROFILE_ID } from '../../state/accounts.ts';
import { privateDns, publicDns } from '../../state/dns-names.ts';
import {
  type FieldsWithin,
  type FieldValue,
  type Filter,
  type FilterTable,
  fieldsIn,
} from '../../state/filters.ts';
import type { InstanceRecord, VolumeRecord } from '../../state/resources.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { currentBootMode } from './boot-mode.ts';
import { stateOutput, tagsOf } from './instance-output.ts';
import { INSTANCE_INTERFACE_FIELDS } from './interface-filters.ts';

type Read = (instance: InstanceRecord, context: RequestContext) => FieldValue;
type Fields = FieldsWithin<InstanceRecord, RequestContext>;

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
  'ipv6-address': whileNotTerminated(({ ipv6Address }) => ipv6Address),
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
  'private-ip-address': whileNotTerminated(({ privateIp, ipv6Address }) =>
    ipv6Address === undefined ? privateIp : undefined,
  ),
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

/** Launch options that only the description of the instance shows. */
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

/** Fields that no machine has here: hosts, reservations, Outposts, own kernels, partitions. */
const ABSENT_FIELDS: Fields = Object.fromEntries(
  [
    'affinity',
    'capacity-reservation-id',
    'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id',
    'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn',
    'host-id',
    'kernel-id',
    'operator.principal',
    'outpost-arn',
    'placement-partition-number',
    'ramdisk-id',
    'requester-id',
  ].map((name) => [name, () => undefined]),
);

const IMAGE_FIELDS: Fields = {
  'boot-mode': ofImage(({ bootMode }) => bootMode),
  'current-instance-boot-mode': currentBootMode,
  'ena-support': (instance, context) => ofImage(({ enaSupport }) => enaSupport)(instance, context) ?? true,
  hypervisor: () => 'xen',
  'product-code': ofImage(({ productCodes }) => productCodes?.map(({ ProductCodeId }) => ProductCodeId)),
  'product-code.type': ofImage(({ productCodes }) =>
    productCodes?.map(({ ProductCodeType }) => ProductCodeType),
  ),
  'root-device-type': ofImage(({ rootDeviceType }) => rootDeviceType),
  'tpm-support': ofImage(({ tpmSupport }) => tpmSupport),
  'usage-operation': ofImage(({ usageOperation }) => usageOperation),
  'virtualization-type': ofImage(({ virtualizationType }) => virtualizationType),
};

/** Fields from the region: the machine's zone, groups and names. */
const REGION_FIELDS: Fields = {
  'availability-zone-id': ({ zone }, context) =>
    regionOf(context).zones.find(({ name }) => name === zone)?.id,
  'dns-name': ({ publicIp }, { region }) =>
    publicIp === undefined ? undefined : publicDns(publicIp, region),
  'instance.group-name': whileNotTerminated(({ groupIds }, context) =>
    groupIds.map((id) => regionOf(context).groups.get(id)?.name),
  ),
  'private-dns-name': whileNotTerminated((instance, { region }) => privateDns(instance, region)),
};

const VOLUME_FIELDS: Fields = {
  'block-device-mapping.attach-time': ofVolumes(({ attachment }) => attachment?.attachedAt.toISOString()),
  'block-device-mapping.delete-on-termination': ofVolumes(
    ({ attachment }) => attachment?.deleteOnTermination,
  ),
  'block-device-mapping.device-name': ofVolumes(({ attachment }) => attachment?.device),
  'block-device-mapping.status': ofVolumes(() => 'attached'),
  'block-device-mapping.volume-id': ofVolumes(({ id }) => id),
};

const FIELDS: Fields = {
  ...OWN_FIELDS,
  ...OPTION_FIELDS,
  ...ABSENT_FIELDS,
  ...REGION_FIELDS,
  ...IMAGE_FIELDS,
  ...VOLUME_FIELDS,
  ...INSTANCE_INTERFACE_FIELDS,
};

export const INSTANCE_FILTER_NAMES: readonly string[] = [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'];

/** The filters of a DescribeInstances that mean something for the machines of this endpoint. */
export function instanceFilters(
  filters: readonly Filter[] | undefined,
  context: RequestContext,
): FilterTable<InstanceRecord> {
  return {
    fields: fieldsIn(FIELDS, context, filters),
    tags: (instance) => tagsOf(instance, context, context.tagLagMs),
  };
}

/** A terminated machine has no network any more. */
function whileNotTerminated(read: Read): Read {
  return (instance, context) => (instance.state === 'terminated' ? undefined : read(instance, context));
}

function ofImage(read: (traits: ImageTraits) => FieldValue): Read {
  return ({ imageId }, { world, region }) => {
    const image = world.images.store(region).get(imageId);
    return image && read(image.traits);
  };
}

function ofVolumes(read: (volume: VolumeRecord) => string | boolean | undefined): Read {
  return ({ volumeIds }, context) =>
    volumeIds.flatMap((id) => regionOf(context).volumes.get(id) ?? []).map(read);
}
