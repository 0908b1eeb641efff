import type { ImageWatermark, ScanResults } from '@aws-sdk/client-ec2';
import {
  type BlockDevice,
  type ImageRecord,
  snapshotIdOf,
  stateAt,
} from '../../catalogue/image/image-record.ts';
import { imageTagsAt } from '../../catalogue/image/image-tags.ts';
import type { FieldValue, FilterTable } from '../../state/filters.ts';
import type { ImageView } from './image-context.ts';
import { creationDate, locationOf } from './image-output.ts';

type Fields = Record<string, (image: ImageRecord) => FieldValue>;

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
  'creation-date': (image) => creationDate(image) || undefined,
  description: (image) => image.description,
  'image-id': (image) => image.id,
  'is-public': (image) => image.public,
  'manifest-location': locationOf,
  name: (image) => image.name,
  'owner-id': (image) => image.ownerId,
  'public-ssm-parameter-name': (image) => image.parameters,
};

/** Only imported images have watermarks and results of scans. */
const IMPORTED: Fields = {
  'image-watermark.source-image-creation-time': watermarks((mark) => mark.SourceImageCreationTime),
  'image-watermark.source-image-id': watermarks((mark) => mark.SourceImageId),
  'image-watermark.source-image-region': watermarks((mark) => mark.SourceImageRegion),
  'image-watermark.watermark-creation-time': watermarks((mark) => mark.WatermarkCreationTime),
  'image-watermark.watermark-key': watermarks((mark) => mark.WatermarkKey),
  'scan-result.critical-fix-available-since': scan((results) => results.CriticalFixAvailableSince),
  'scan-result.finding-scan-date': scan((results) => results.FindingScanDate),
  'scan-result.high-fix-available-since': scan((results) => results.HighFixAvailableSince),
  'scan-result.highest-finding-severity-label': scan((results) => results.HighestFindingSeverityLabel),
  'scan-result.informational-fix-available-since': scan((results) => results.InformationalFixAvailableSince),
  'scan-result.low-fix-available-since': scan((results) => results.LowFixAvailableSince),
  'scan-result.medium-fix-available-since': scan((results) => results.MediumFixAvailableSince),
};

const FIXED: Fields = { ...TRAITS, ...DEVICES, ...DETAILS, ...IDENTITY, ...IMPORTED };

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

function watermarks(
  read: (mark: ImageWatermark) => Date | string | undefined,
): (image: ImageRecord) => FieldValue {
  return ({ details }) => details?.watermarks?.map((mark) => textOf(read(mark)));
}

function scan(read: (results: ScanResults) => Date | string | undefined): (image: ImageRecord) => FieldValue {
  return ({ details }) => (details?.scanResults ? textOf(read(details.scanResults)) : undefined);
}

function textOf(value: Date | string | undefined): string | undefined {
  return value instanceof Date ? value.toISOString() : value;
}
