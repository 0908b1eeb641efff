import type { Image } from '@aws-sdk/client-ec2';
import type { BlockDevice, ImageSandbox, ImageTraits } from '../image/image-record.ts';
import { guessSshUser } from '../image/ssh-user.ts';

/** Traits of imported images; those of the same kind share one object, as in the catalogue. */
export function createTraitsReader(): (image: Image) => ImageTraits {
  const shared = new Map<string, ImageTraits>();
  return (image) => {
    const sshUser = guessSshUser(image.OwnerId ?? '', image.Name ?? '');
    const sandbox = sandboxOf(image);
    const kind = kindOf(image, sshUser, sandbox);
    const traits = shared.get(kind) ?? traitsOf(image, { sshUser, sandbox });
    shared.set(kind, traits);
    return traits;
  };
}

/** Members of an image that its traits are made of, besides its devices and product codes. */
const PLAIN = [
  'Architecture',
  'VirtualizationType',
  'Hypervisor',
  'ImageType',
  'RootDeviceType',
  'RootDeviceName',
  'EnaSupport',
  'PlatformDetails',
  'UsageOperation',
  'Platform',
  'BootMode',
  'SriovNetSupport',
  'ImdsSupport',
  'TpmSupport',
  'KernelId',
  'RamdiskId',
  'ImageOwnerAlias',
  'FreeTierEligible',
] as const;

/** Everything that traits are made of, as text: much cheaper than the traits themselves. */
function kindOf(image: Image, sshUser: string, sandbox: ImageSandbox): string {
  let kind = `${sshUser}\n${sandbox.kind}`;
  for (const member of PLAIN) kind += `\n${image[member]}`;
  for (const { DeviceName, VirtualName, Ebs } of image.BlockDeviceMappings ?? []) {
    kind += `\n${DeviceName}\n${VirtualName}\n${Ebs?.VolumeSize}\n${Ebs?.VolumeType}\n${Ebs?.Encrypted}`;
    kind += `\n${Ebs?.DeleteOnTermination}\n${Ebs?.Iops}\n${Ebs?.Throughput}`;
  }
  for (const code of image.ProductCodes ?? []) {
    kind += `\n${code.ProductCodeId}\n${code.ProductCodeType}`;
  }
  return kind;
}

function traitsOf(image: Image, own: Pick<ImageTraits, 'sshUser' | 'sandbox'>): ImageTraits {
  const { BootMode, SriovNetSupport, ImdsSupport, TpmSupport, KernelId, RamdiskId, ImageOwnerAlias } = image;
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
    ...(isWindows(image) && { platform: 'windows' as const }),
    ...(BootMode && { bootMode: BootMode }),
    ...(SriovNetSupport === 'simple' && { sriovNetSupport: 'simple' as const }),
    ...(ImdsSupport && { imdsSupport: ImdsSupport }),
    ...(TpmSupport && { tpmSupport: TpmSupport }),
    ...(KernelId && { kernelId: KernelId }),
    ...(RamdiskId && { ramdiskId: RamdiskId }),
    ...(isAlias(ImageOwnerAlias) && { ownerAlias: ImageOwnerAlias }),
    ...(image.ProductCodes?.length && { productCodes: productCodesOf(image.ProductCodes) }),
    ...(image.FreeTierEligible && { freeTierEligible: true }),
    ...own,
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

function isWindows({ Platform }: Image): boolean {
  return Platform?.toLowerCase() === 'windows';
}

function sandboxOf(image: Image): ImageSandbox {
  const { Architecture, Name = '' } = image;
  if (isWindows(image)) return { kind: 'none', reason: 'Windows does not run in a sandbox of this host' };
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
    ...(Ebs?.Iops !== undefined && { iops: Ebs.Iops }),
    ...(Ebs?.Throughput !== undefined && { throughput: Ebs.Throughput }),
  };
}
