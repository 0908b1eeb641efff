import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import type { Architecture } from './architecture.ts';
import type { Image } from './image.ts';

const DAY_MS = 86_400_000;
/** EC2 itself dates instance-store images of its first years without a creation date. */
const UNKNOWN_DATE = '1970-01-01T00:00:00.000Z';

/** Turns an image of EC2's response into an `Image`. */
export function toImage(raw: Ec2Image, context: { readonly region: string; readonly now: Date }): Image {
  const creationDate = new Date(raw.CreationDate ?? UNKNOWN_DATE);
  return {
    id: raw.ImageId ?? '',
    name: raw.Name ?? '',
    ownerId: raw.OwnerId ?? '',
    region: context.region,
    architecture: (raw.Architecture ?? 'x86_64') as Architecture,
    creationDate,
    ageDays: Math.max(0, Math.floor((context.now.getTime() - creationDate.getTime()) / DAY_MS)),
    state: raw.State ?? '',
    virtualizationType: raw.VirtualizationType ?? '',
    imageType: raw.ImageType ?? '',
    rootDeviceName: raw.RootDeviceName ?? '',
    rootDeviceType: raw.RootDeviceType ?? '',
    enaSupport: raw.EnaSupport ?? false,
    platform: String(raw.Platform ?? 'linux').toLowerCase(),
    tags: tagsOf(raw),
    productCodes: (raw.ProductCodes ?? []).flatMap((code) => code.ProductCodeId ?? []),
    public: raw.Public ?? false,
    ...optionalMembers(raw),
  };
}

function tagsOf(raw: Ec2Image): Record<string, string> {
  return Object.fromEntries((raw.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? '']));
}

function optionalMembers(raw: Ec2Image): Partial<Image> {
  return {
    ownerAlias: raw.ImageOwnerAlias,
    deprecationTime: raw.DeprecationTime === undefined ? undefined : new Date(raw.DeprecationTime),
    hypervisor: raw.Hypervisor,
    bootMode: raw.BootMode,
    imdsSupport: raw.ImdsSupport,
    tpmSupport: raw.TpmSupport,
    platformDetails: raw.PlatformDetails,
    description: raw.Description,
    allowed: raw.ImageAllowed,
    publicSsmParameter: raw.PublicSsmParameterName,
    supportedInstanceTypes: typesOf(raw.InstanceTypeSpecification?.SupportedInstanceTypes),
    unsupportedInstanceTypes: typesOf(raw.InstanceTypeSpecification?.UnsupportedInstanceTypes),
  };
}

function typesOf(items: readonly { InstanceType?: string | undefined }[] | undefined): string[] | undefined {
  const names = (items ?? []).flatMap((item) => item.InstanceType ?? []);
  return names.length === 0 ? undefined : names;
}
