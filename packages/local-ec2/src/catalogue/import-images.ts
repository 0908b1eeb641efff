import type { Image } from '@aws-sdk/client-ec2';
import { SELF_ACCOUNT } from '../state/accounts.ts';
import type { Tag } from '../state/filters.ts';
import {
  type BlockDevice,
  detailsOf,
  type ImageDetails,
  type ImageRecord,
  type ImageSandbox,
  type ImageState,
  type ImageTraits,
  isPermitted,
} from './image/image-record.ts';
import { guessSshUser } from './image/ssh-user.ts';
import type { ImageStore } from './image-store.ts';
import { ImportError } from './import-error.ts';
import { imageList, imageProblems } from './import-problems.ts';

export interface ImportOptions {
  /** Account of the endpoint; other accounts' images that are not public were shared with it. */
  readonly accountId?: string;
}

/**
 * Puts the images of `aws ec2 describe-images` (its parsed JSON, or the list alone) into a region's store; an image
 * with the same id is replaced. Gives the number of images.
 * @throws ImportError that lists everything that is wrong with every image.
 */
export function importImages(
  json: unknown,
  store: ImageStore,
  { accountId = SELF_ACCOUNT }: ImportOptions = {},
): number {
  const images = parseImages(json);
  for (const image of images) {
    if (!isPermitted(image, accountId)) detailsOf(image).sharedWith = [accountId];
  }
  store.put(images);
  return images.length;
}

/** Reads the images of `aws ec2 describe-images`. @throws ImportError */
export function parseImages(json: unknown): ImageRecord[] {
  const problems = imageProblems(json);
  if (problems.length > 0) throw new ImportError(problems);
  const shared = new Map<string, ImageTraits>();
  const images = (imageList(json) ?? []).map((image) => withoutNulls(image) as Image);
  const unique = new Map(images.map((image) => [image.ImageId, image]));
  return [...unique.values()].map((image) => recordOf(image, shared));
}

/** Some programs write what is absent as null. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(known.map(([key, item]) => [key, withoutNulls(item)]));
}

function recordOf(image: Image, shared: Map<string, ImageTraits>): ImageRecord {
  const { ImageId = '', Name = '', OwnerId = '', CreationDate = '' } = image;
  const traits = traitsOf(image);
  const key = JSON.stringify(traits);
  const same = shared.get(key) ?? traits;
  shared.set(key, same);
  return {
    id: ImageId,
    name: Name,
    ownerId: OwnerId,
    createdAt: CreationDate === '' ? 0 : Date.parse(CreationDate),
    traits: same,
    parameters: image.PublicSsmParameterName === undefined ? [] : [image.PublicSsmParameterName],
    description: image.Description,
    state: (image.State ?? 'available') as ImageState,
    public: image.Public ?? false,
    deprecatedAt: image.DeprecationTime ? Date.parse(image.DeprecationTime) : undefined,
    details: importedDetails(image),
  };
}

function traitsOf(image: Image): ImageTraits {
  const { BootMode, SriovNetSupport, ImdsSupport, TpmSupport, KernelId, RamdiskId, ImageOwnerAlias } = image;
  const isWindows = image.Platform?.toLowerCase() === 'windows';
  return {
    architecture: image.Architecture ?? 'x86_64',
    virtualizationType: image.VirtualizationType ?? 'hvm',
    hypervisor: image.Hypervisor === 'ovm' ? 'ovm' : 'xen',
    imageType: image.ImageType ?? 'machine',
    rootDeviceType: image.RootDeviceType ?? 'ebs',
    rootDeviceName: image.RootDeviceName ?? '/dev/sda1',
    blockDevices: (image.BlockDeviceMappings ?? []).map(deviceOf),
    enaSupport: image.EnaSupport ?? false,
    platformDetails: image.PlatformDetails ?? 'Linux/UNIX',
    usageOperation: image.UsageOperation ?? 'RunInstances',
    ...(isWindows && { platform: 'windows' as const }),
    ...(BootMode && { bootMode: BootMode }),
    ...(SriovNetSupport === 'simple' && { sriovNetSupport: 'simple' as const }),
    ...(ImdsSupport && { imdsSupport: ImdsSupport }),
    ...(TpmSupport && { tpmSupport: TpmSupport }),
    ...(KernelId && { kernelId: KernelId }),
    ...(RamdiskId && { ramdiskId: RamdiskId }),
    ...(isAlias(ImageOwnerAlias) && { ownerAlias: ImageOwnerAlias }),
    ...(image.ProductCodes?.length && { productCodes: productCodesOf(image.ProductCodes) }),
    ...(image.FreeTierEligible && { freeTierEligible: true }),
    sshUser: guessSshUser(image.OwnerId ?? '', image.Name ?? ''),
    sandbox: sandboxOf(image, isWindows),
  };
}

/** Others, such as `self`, were given for a while and mean nothing. */
function isAlias(alias: string | undefined): alias is NonNullable<ImageTraits['ownerAlias']> {
  return alias === 'amazon' || alias === 'aws-marketplace' || alias === 'aws-backup-vault';
}

function productCodesOf(codes: NonNullable<Image['ProductCodes']>): NonNullable<ImageTraits['productCodes']> {
  return codes.map((code) => ({
    ProductCodeId: code.ProductCodeId ?? '',
    ProductCodeType: code.ProductCodeType ?? 'marketplace',
  }));
}

function sandboxOf({ Architecture, Name = '' }: Image, isWindows: boolean): ImageSandbox {
  if (isWindows) return { kind: 'none', reason: 'Windows does not run in a sandbox of this host' };
  if (Architecture?.endsWith('_mac'))
    return { kind: 'none', reason: 'macOS does not run in a sandbox of this host' };
  if (Name.startsWith('FreeBSD'))
    return { kind: 'none', reason: 'FreeBSD does not run in a sandbox of a Linux host' };
  return { kind: 'host' };
}

function deviceOf({
  DeviceName = '',
  VirtualName,
  Ebs,
}: NonNullable<Image['BlockDeviceMappings']>[number]): BlockDevice {
  if (VirtualName !== undefined) return { deviceName: DeviceName, virtualName: VirtualName };
  return {
    deviceName: DeviceName,
    size: Ebs?.VolumeSize ?? 8,
    type: Ebs?.VolumeType ?? 'gp2',
    encrypted: Ebs?.Encrypted ?? false,
    deleteOnTermination: Ebs?.DeleteOnTermination ?? true,
    ...(Ebs?.SnapshotId !== undefined && { snapshotId: Ebs.SnapshotId }),
    ...(Ebs?.Iops !== undefined && { iops: Ebs.Iops }),
    ...(Ebs?.Throughput !== undefined && { throughput: Ebs.Throughput }),
  };
}

function importedDetails(image: Image): ImageDetails | undefined {
  const usualLocation = `${image.ImageOwnerAlias ?? image.OwnerId}/${image.Name}`;
  const { Code, Message } = image.StateReason ?? {};
  const types = image.InstanceTypeSpecification;
  const details: ImageDetails = {
    ...(image.Tags?.length && { tags: image.Tags.map(({ Key, Value }): Tag => ({ Key, Value })) }),
    ...(Code !== undefined && { stateReason: { Code, Message: Message ?? '' } }),
    ...(image.ImageLocation !== undefined &&
      image.ImageLocation !== usualLocation && { location: image.ImageLocation }),
    ...protectionOf(image),
    ...(types?.SupportedInstanceTypes && { supportedInstanceTypes: typeNames(types.SupportedInstanceTypes) }),
    ...(types?.UnsupportedInstanceTypes && {
      unsupportedInstanceTypes: typeNames(types.UnsupportedInstanceTypes),
    }),
    ...(image.SourceInstanceId !== undefined && { sourceInstanceId: image.SourceInstanceId }),
    ...(image.SourceImageId !== undefined && { sourceImageId: image.SourceImageId }),
    ...(image.SourceImageRegion !== undefined && { sourceImageRegion: image.SourceImageRegion }),
    ...(image.LastLaunchedTime && { lastLaunchedAt: Date.parse(image.LastLaunchedTime) }),
  };
  return Object.keys(details).length > 0 ? details : undefined;
}

function protectionOf({ DeregistrationProtection: value }: Image): ImageDetails {
  const isOn = value === 'enabled-with-cooldown' || value === 'enabled-without-cooldown';
  return isOn ? { deregistrationProtection: value } : {};
}

function typeNames(items: readonly { readonly InstanceType?: string | undefined }[]): string[] {
  return items.flatMap(({ InstanceType }) => InstanceType ?? []);
}
