import type { BlockDeviceMapping, Image } from '@aws-sdk/client-ec2';
import {
  type BlockDevice,
  type ImageRecord,
  isPermitted,
  snapshotIdOf,
  stateAt,
} from '../../catalogue/image/image-record.ts';
import type { Tag } from '../../state/filters.ts';
import { protectionAt } from './deregistration-protection.ts';
import type { ImageView } from './image-context.ts';

/** `2026-11-22T07:00:00.000Z`, as images carry their dates: text, not timestamps. */
export function imageDate(at: number): string {
  return new Date(at).toISOString();
}

/** Images of long ago have an empty date, by which clients still sort (inferred: apache/libcloud#1700). */
export function creationDate({ createdAt }: ImageRecord): string {
  return createdAt > 0 ? imageDate(createdAt) : '';
}

/** `<owner>/<name>`, with the alias where the owner has one. */
export function locationOf(image: ImageRecord): string {
  return image.details?.location ?? `${image.traits.ownerAlias ?? image.ownerId}/${image.name}`;
}

/** Tags are private to the account that set them; only the owner can tag an image here. */
export function tagsFor(image: ImageRecord, view: ImageView): readonly Tag[] {
  return image.ownerId === view.accountId ? (image.details?.tags ?? []) : [];
}

export function blockDeviceMappings(image: ImageRecord): BlockDeviceMapping[] {
  return image.traits.blockDevices.map((device, index) => blockDeviceMapping(image, device, index));
}

/** The image as DescribeImages gives it to an account. */
export function imageOutput(image: ImageRecord, view: ImageView): Image {
  const { traits } = image;
  return {
    ImageId: image.id,
    ImageLocation: locationOf(image),
    State: stateAt(image, view.now),
    OwnerId: image.ownerId,
    Public: image.public,
    Architecture: traits.architecture,
    ImageType: traits.imageType,
    PlatformDetails: traits.platformDetails,
    UsageOperation: traits.usageOperation,
    RootDeviceName: traits.rootDeviceName,
    RootDeviceType: traits.rootDeviceType,
    VirtualizationType: traits.virtualizationType,
    Hypervisor: traits.hypervisor,
    EnaSupport: traits.enaSupport,
    BlockDeviceMappings: blockDeviceMappings(image),
    CreationDate: creationDate(image),
    ...optionalTraits(image),
    ...(image.ownerId === view.accountId && { DeregistrationProtection: protectionAt(image, view.now) }),
    ...optionalDetails(image, view),
  };
}

function blockDeviceMapping(image: ImageRecord, device: BlockDevice, index: number): BlockDeviceMapping {
  if (device.virtualName) return { DeviceName: device.deviceName, VirtualName: device.virtualName };
  return {
    DeviceName: device.deviceName,
    Ebs: {
      DeleteOnTermination: device.deleteOnTermination ?? true,
      ...(device.iops !== undefined && { Iops: device.iops }),
      SnapshotId: snapshotIdOf(image, device, index),
      VolumeSize: device.size,
      VolumeType: (device.type ?? 'gp3') as 'gp3',
      ...(device.throughput !== undefined && { Throughput: device.throughput }),
      Encrypted: device.encrypted ?? false,
    },
  };
}

function optionalTraits(image: ImageRecord): Partial<Image> {
  const { traits, description, deprecatedAt, parameters } = image;
  const output: Partial<Image> = {};
  // Images of long ago have no name.
  if (image.name) output.Name = image.name;
  if (description) output.Description = description;
  if (traits.ownerAlias) output.ImageOwnerAlias = traits.ownerAlias;
  // The service writes it in lower case, whatever the model's enumeration says.
  if (traits.platform) output.Platform = traits.platform as 'Windows';
  if (traits.bootMode) output.BootMode = traits.bootMode;
  if (traits.sriovNetSupport) output.SriovNetSupport = traits.sriovNetSupport;
  if (traits.imdsSupport) output.ImdsSupport = traits.imdsSupport;
  if (traits.tpmSupport) output.TpmSupport = traits.tpmSupport;
  if (traits.kernelId) output.KernelId = traits.kernelId;
  if (traits.ramdiskId) output.RamdiskId = traits.ramdiskId;
  if (traits.productCodes) output.ProductCodes = [...traits.productCodes];
  if (traits.freeTierEligible) output.FreeTierEligible = true;
  if (deprecatedAt !== undefined) output.DeprecationTime = imageDate(deprecatedAt);
  if (parameters[0]) output.PublicSsmParameterName = parameters[0];
  return output;
}

function optionalDetails(image: ImageRecord, view: ImageView): Partial<Image> {
  const { details } = image;
  if (!details || !isPermitted(image, view.accountId)) return {};
  const output: Partial<Image> = {};
  const tags = tagsFor(image, view);
  if (tags.length > 0) output.Tags = tags.map(({ Key, Value }) => ({ Key, Value }));
  if (details.stateReason) output.StateReason = { ...details.stateReason };
  if (details.sourceInstanceId) output.SourceInstanceId = details.sourceInstanceId;
  if (details.sourceImageId) output.SourceImageId = details.sourceImageId;
  if (details.sourceImageRegion) output.SourceImageRegion = details.sourceImageRegion;
  if (details.supportedInstanceTypes || details.unsupportedInstanceTypes) {
    output.InstanceTypeSpecification = {
      ...(details.supportedInstanceTypes && {
        SupportedInstanceTypes: typeItems(details.supportedInstanceTypes),
      }),
      ...(details.unsupportedInstanceTypes && {
        UnsupportedInstanceTypes: typeItems(details.unsupportedInstanceTypes),
      }),
    };
  }
  if (details.watermarks) output.ImageWatermarks = [...details.watermarks];
  if (details.scanResults) output.ScanResults = details.scanResults;
  if (image.ownerId === view.accountId && details.lastLaunchedAt !== undefined) {
    output.LastLaunchedTime = imageDate(details.lastLaunchedAt);
  }
  return output;
}

function typeItems(types: readonly string[]): { InstanceType: string }[] {
  return types.map((type) => ({ InstanceType: type }));
}
