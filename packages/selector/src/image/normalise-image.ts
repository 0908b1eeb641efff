import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import type { Architecture } from './architecture.ts';
import { toBlockDevices } from './block-device.ts';
import { dateOf } from './date-of.ts';
import type { Image } from './image.ts';
import { toScanResults } from './scan-results.ts';
import { toWatermarks } from './watermark.ts';

const DAY_MS = 86_400_000;

/** Turns an image of EC2's response into an `Image`. */
export function toImage(raw: Ec2Image, context: { readonly region: string; readonly now: Date }): Image {
  const creationDate = dateOf(raw.CreationDate);
  return {
    id: raw.ImageId ?? '',
    name: raw.Name ?? '',
    ownerId: raw.OwnerId ?? '',
    region: context.region,
    architecture: (raw.Architecture ?? 'x86_64') as Architecture,
    creationDate,
    ageDays: ageInDays(creationDate, context.now),
    state: raw.State ?? '',
    virtualizationType: raw.VirtualizationType ?? '',
    imageType: raw.ImageType ?? '',
    rootDeviceName: raw.RootDeviceName ?? '',
    rootDeviceType: raw.RootDeviceType ?? '',
    blockDevices: toBlockDevices(raw.BlockDeviceMappings),
    enaSupport: raw.EnaSupport ?? false,
    platform: String(raw.Platform ?? 'linux').toLowerCase(),
    tags: tagsOf(raw),
    productCodes: productCodesOf(raw),
    public: raw.Public ?? false,
    ...optionalMembers(raw),
  };
}

function ageInDays(creationDate: Date | undefined, now: Date): number | undefined {
  if (creationDate === undefined) return undefined;
  return Math.max(0, Math.floor((now.getTime() - creationDate.getTime()) / DAY_MS));
}

/** Shared by all images without: tens of thousands are narrowed in memory. */
const NO_TAGS: Image['tags'] = Object.freeze({});
const NO_CODES: Image['productCodes'] = Object.freeze([]);

function tagsOf({ Tags = [] }: Ec2Image): Image['tags'] {
  if (Tags.length === 0) return NO_TAGS;
  return Object.fromEntries(Tags.map((tag) => [tag.Key ?? '', tag.Value ?? '']));
}

function productCodesOf({ ProductCodes = [] }: Ec2Image): Image['productCodes'] {
  if (ProductCodes.length === 0) return NO_CODES;
  return ProductCodes.flatMap((code) => code.ProductCodeId ?? []);
}

function optionalMembers(raw: Ec2Image): Partial<Image> {
  return {
    ownerAlias: raw.ImageOwnerAlias,
    deprecationTime: dateOf(raw.DeprecationTime),
    hypervisor: raw.Hypervisor,
    bootMode: raw.BootMode,
    imdsSupport: raw.ImdsSupport,
    tpmSupport: raw.TpmSupport,
    platformDetails: raw.PlatformDetails,
    usageOperation: raw.UsageOperation,
    freeTierEligible: raw.FreeTierEligible,
    description: raw.Description,
    allowed: raw.ImageAllowed,
    publicSsmParameter: raw.PublicSsmParameterName,
    sourceImageId: raw.SourceImageId,
    sourceImageRegion: raw.SourceImageRegion,
    lastLaunchedTime: dateOf(raw.LastLaunchedTime),
    deregistrationProtection: raw.DeregistrationProtection,
    scanResults: toScanResults(raw.ScanResults),
    watermarks: toWatermarks(raw.ImageWatermarks),
    supportedInstanceTypes: typesOf(raw.InstanceTypeSpecification?.SupportedInstanceTypes),
    unsupportedInstanceTypes: typesOf(raw.InstanceTypeSpecification?.UnsupportedInstanceTypes),
  };
}

function typesOf(items: readonly { InstanceType?: string | undefined }[] | undefined): string[] | undefined {
  const names = (items ?? []).flatMap((item) => item.InstanceType ?? []);
  return names.length === 0 ? undefined : names;
}
