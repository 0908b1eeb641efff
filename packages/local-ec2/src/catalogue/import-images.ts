import type { Image } from '@aws-sdk/client-ec2';
import type { Tag } from '../model/filters.ts';
import type {
  BlockDevice,
  ImageBody,
  ImageDetails,
  ImageRecord,
  ImageState,
  ImageTraits,
} from './image-record.ts';
import type { ImageStore } from './image-store.ts';
import { guessSshUser } from './ssh-user.ts';

/** What is wrong with a file of images; every problem at once. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly code = 'INVALID_IMPORT';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The images cannot be imported:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Puts the images of `aws ec2 describe-images` (its parsed JSON) into a region's store; an image with the same id
 * is replaced. Gives the number of images.
 * @throws ImportError that lists every image without an id, name, owner, date or architecture.
 */
export function importImages(json: unknown, store: ImageStore): number {
  const images = parseImages(json);
  for (const image of images) {
    store.remove(image.id);
    store.add(image);
  }
  return images.length;
}

/** Reads the images of `aws ec2 describe-images`. @throws ImportError */
export function parseImages(json: unknown): ImageRecord[] {
  const problems = imageProblems(json);
  if (problems.length > 0) throw new ImportError(problems);
  const shared = new Map<string, ImageTraits>();
  const { Images } = json as { readonly Images: readonly Image[] };
  const unique = new Map(Images.map((image) => [image.ImageId, image]));
  return [...unique.values()].map((image) => recordOf(image, shared));
}

/** What keeps images from being imported, one sentence each; nothing when they can be. */
export function imageProblems(json: unknown): readonly string[] {
  const list = isRecord(json) ? json.Images : undefined;
  if (!Array.isArray(list)) return ['there is no list "Images" at the top'];
  return list.flatMap((image: unknown, index) => problemsOf(image, index));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const NEEDED = ['ImageId', 'Name', 'OwnerId', 'CreationDate', 'Architecture'];

function problemsOf(image: unknown, index: number): string[] {
  if (!isRecord(image)) return [`image ${index + 1} is not an object`];
  const label = `image ${index + 1} (${String(image.ImageId ?? 'without an id')})`;
  const missing = NEEDED.filter((key) => typeof image[key] !== 'string').map(
    (key) => `${label} has no ${key}`,
  );
  const badId = typeof image.ImageId === 'string' && !/^ami-[0-9a-f]{8,17}$/.test(image.ImageId);
  const badDate = typeof image.CreationDate === 'string' && Number.isNaN(Date.parse(image.CreationDate));
  return [
    ...missing,
    ...(badId ? [`${label} has an id that is no image id`] : []),
    ...(badDate ? [`${label} has the date ${String(image.CreationDate)}, which is none`] : []),
  ];
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
    createdAt: Date.parse(CreationDate),
    traits: same,
    parameters: image.PublicSsmParameterName === undefined ? [] : [image.PublicSsmParameterName],
    description: image.Description,
    state: (image.State ?? 'available') as ImageState,
    public: image.Public ?? false,
    deprecatedAt: image.DeprecationTime === undefined ? undefined : Date.parse(image.DeprecationTime),
    details: detailsOf(image),
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
    ...(ImageOwnerAlias && { ownerAlias: ImageOwnerAlias as 'amazon' }),
    ...(image.ProductCodes?.length && { productCodes: productCodesOf(image.ProductCodes) }),
    ...(image.FreeTierEligible && { freeTierEligible: true }),
    sshUser: guessSshUser(image.OwnerId ?? '', image.Name ?? ''),
    body: bodyOf(image, isWindows),
  };
}

function productCodesOf(codes: NonNullable<Image['ProductCodes']>): NonNullable<ImageTraits['productCodes']> {
  return codes.map((code) => ({
    ProductCodeId: code.ProductCodeId ?? '',
    ProductCodeType: code.ProductCodeType ?? 'marketplace',
  }));
}

function bodyOf({ Architecture, Name = '' }: Image, isWindows: boolean): ImageBody {
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

function detailsOf(image: Image): ImageDetails | undefined {
  const usualLocation = `${image.ImageOwnerAlias ?? image.OwnerId}/${image.Name}`;
  const { Code, Message } = image.StateReason ?? {};
  const details: ImageDetails = {
    ...(image.Tags?.length && { tags: image.Tags.map(({ Key, Value }): Tag => ({ Key, Value })) }),
    ...(Code !== undefined && { stateReason: { Code, Message: Message ?? '' } }),
    ...(image.ImageLocation !== undefined &&
      image.ImageLocation !== usualLocation && { location: image.ImageLocation }),
    ...(image.SourceInstanceId !== undefined && { sourceInstanceId: image.SourceInstanceId }),
    ...(image.SourceImageId !== undefined && { sourceImageId: image.SourceImageId }),
    ...(image.SourceImageRegion !== undefined && { sourceImageRegion: image.SourceImageRegion }),
    ...(image.LastLaunchedTime !== undefined && { lastLaunchedAt: Date.parse(image.LastLaunchedTime) }),
  };
  return Object.keys(details).length > 0 ? details : undefined;
}
