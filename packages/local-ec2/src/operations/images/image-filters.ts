import {
  type BlockDevice,
  type ImageRecord,
  snapshotIdOf,
  stateAt,
} from '../../catalogue/image/image-record.ts';
import { imageTagsAt } from '../../catalogue/image/image-tags.ts';
import type { FieldValue, FilterTable } from '../../state/filters.ts';
import type { ImageView } from './image-context.ts';
import { imageDate, locationOf } from './image-output.ts';

type Fields = Record<string, (image: ImageRecord) => FieldValue>;

/** No image here has a watermark or a scan result: no operation of this endpoint can give it one. */
const nothing = (): undefined => undefined;

const TRAITS: Fields = {
  architecture: ({ traits }) => traits.architecture,
  'boot-mode': ({ traits }) => traits.bootMode,
  'ena-support': ({ traits }) => traits.enaSupport,
  'free-tier-eligible': ({ traits }) => traits.freeTierEligible ?? false,
  hypervisor: ({ traits }) => traits.hypervisor,
  'image-type': ({ traits }) => traits.imageType,
  'kernel-id': ({ traits }) => traits.kernelId,
  'owner-alias': ({ traits }) => traits.ownerAlias,
  platform: ({ traits }) => traits.platform,
  'product-code': ({ traits }) => traits.productCodes?.map((code) => code.ProductCodeId),
  'product-code.type': ({ traits }) => traits.productCodes?.map((code) => code.ProductCodeType),
  'ramdisk-id': ({ traits }) => traits.ramdiskId,
  'root-device-name': ({ traits }) => traits.rootDeviceName,
  'root-device-type': ({ traits }) => traits.rootDeviceType,
  'sriov-net-support': ({ traits }) => traits.sriovNetSupport,
  'virtualization-type': ({ traits }) => traits.virtualizationType,
};

const DEVICES: Fields = {
  'block-device-mapping.delete-on-termination': volumes((device) => device.deleteOnTermination ?? true),
  'block-device-mapping.device-name': ({ traits }) => traits.blockDevices.map((device) => device.deviceName),
  'block-device-mapping.snapshot-id': (image) =>
    image.traits.blockDevices.flatMap((device, index) =>
      device.virtualName ? [] : [snapshotIdOf(image, device, index)],
    ),
  'block-device-mapping.volume-size': volumes((device) => device.size),
  'block-device-mapping.volume-type': volumes((device) => device.type ?? 'gp3'),
  'block-device-mapping.encrypted': volumes((device) => device.encrypted ?? false),
};

const DETAILS: Fields = {
  'instance-type-specification.supported-instance-type': ({ details }) => details?.supportedInstanceTypes,
  'instance-type-specification.unsupported-instance-type': ({ details }) => details?.unsupportedInstanceTypes,
  'source-image-id': ({ details }) => details?.sourceImageId,
  'source-image-region': ({ details }) => details?.sourceImageRegion,
  'source-instance-id': ({ details }) => details?.sourceInstanceId,
  'state-reason-code': ({ details }) => details?.stateReason?.Code,
  'state-reason-message': ({ details }) => details?.stateReason?.Message,
};

const IDENTITY: Fields = {
  'creation-date': (image) => (image.createdAt > 0 ? imageDate(image.createdAt) : undefined),
  description: (image) => image.description,
  'image-id': (image) => image.id,
  'is-public': (image) => image.public,
  'manifest-location': locationOf,
  name: (image) => image.name,
  'owner-id': (image) => image.ownerId,
  'public-ssm-parameter-name': (image) => image.parameters,
};

const NEVER_SET: Fields = {
  'image-watermark.source-image-creation-time': nothing,
  'image-watermark.source-image-id': nothing,
  'image-watermark.source-image-region': nothing,
  'image-watermark.watermark-creation-time': nothing,
  'image-watermark.watermark-key': nothing,
  'scan-result.critical-fix-available-since': nothing,
  'scan-result.finding-scan-date': nothing,
  'scan-result.high-fix-available-since': nothing,
  'scan-result.highest-finding-severity-label': nothing,
  'scan-result.informational-fix-available-since': nothing,
  'scan-result.low-fix-available-since': nothing,
  'scan-result.medium-fix-available-since': nothing,
};

const FIXED: Fields = { ...TRAITS, ...DEVICES, ...DETAILS, ...IDENTITY, ...NEVER_SET };

/** Every filter name that the documentation of DescribeImages lists. */
export const IMAGE_FILTERS: readonly string[] = [
  ...Object.keys(FIXED),
  'image-allowed',
  'state',
  'tag-key',
  'tag:<key>',
].sort();

/** The filters of DescribeImages as one account sees them at one time. */
export function imageFilterTable(
  view: ImageView,
  isAllowed: (image: ImageRecord) => boolean,
): FilterTable<ImageRecord> {
  return {
    fields: { ...FIXED, 'image-allowed': isAllowed, state: (image) => stateAt(image, view.now) },
    tags: (image) => (image.ownerId === view.accountId ? imageTagsAt(image, view.tagsUntil) : []),
  };
}

function volumes(read: (device: BlockDevice) => FieldValue): (image: ImageRecord) => FieldValue {
  return ({ traits }) =>
    traits.blockDevices
      .filter((device) => !device.virtualName)
      .map(read)
      .filter((value) => typeof value !== 'object');
}
