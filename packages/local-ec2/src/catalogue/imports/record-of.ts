import type { Image } from '@aws-sdk/client-ec2';
import type { Tag } from '../../state/filters.ts';
import type { ImageDetails, ImageRecord, ImageState, ImageTraits } from '../image/image-record.ts';
import { isTime } from './image-problems.ts';
import { createTraitsReader } from './imported-traits.ts';

/** Records of images without nulls; images of the same kind share their traits. */
export function createRecorder(): (image: Image) => ImageRecord {
  const traitsOf = createTraitsReader();
  return (image) => recordOf(image, traitsOf(image));
}

function recordOf(image: Image, traits: ImageTraits): ImageRecord {
  const { ImageId = '', Name = '', OwnerId = '', CreationDate = '' } = image;
  return {
    id: ImageId,
    name: Name,
    ownerId: OwnerId,
    createdAt: CreationDate === '' ? 0 : Date.parse(CreationDate),
    traits,
    parameters: image.PublicSsmParameterName === undefined ? [] : [image.PublicSsmParameterName],
    description: image.Description,
    state: (image.State ?? 'available') as ImageState,
    public: image.Public ?? false,
    deprecatedAt: image.DeprecationTime ? Date.parse(image.DeprecationTime) : undefined,
    details: importedDetails(image),
    ...snapshotIdsOf(image),
  };
}

/** Apart from the traits, which images of the same kind share. */
function snapshotIdsOf({ BlockDeviceMappings = [] }: Image): Pick<ImageRecord, 'snapshotIds'> {
  const ids = BlockDeviceMappings.map(({ Ebs }) => Ebs?.SnapshotId);
  return ids.some((id) => id !== undefined) ? { snapshotIds: ids } : {};
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
    ...(image.ImageWatermarks?.length && { watermarks: image.ImageWatermarks.map(withDates) }),
    ...(image.ScanResults && { scanResults: withDates(image.ScanResults) }),
    ...(image.SourceInstanceId !== undefined && { sourceInstanceId: image.SourceInstanceId }),
    ...(image.SourceImageId !== undefined && { sourceImageId: image.SourceImageId }),
    ...(image.SourceImageRegion !== undefined && { sourceImageRegion: image.SourceImageRegion }),
    ...(image.LastLaunchedTime && { lastLaunchedAt: Date.parse(image.LastLaunchedTime) }),
  };
  return Object.keys(details).length > 0 ? details : undefined;
}

/** Files have times as text, the operations have dates. */
function withDates<Item extends object>(item: Item): Item {
  const dated = Object.entries(item).map(([key, value]) => [
    key,
    isTime(key) && typeof value === 'string' ? new Date(value) : value,
  ]);
  return Object.fromEntries(dated) as Item;
}

function protectionOf({ DeregistrationProtection: value }: Image): ImageDetails {
  const isOn = value === 'enabled-with-cooldown' || value === 'enabled-without-cooldown';
  return isOn ? { deregistrationProtection: value } : {};
}

function typeNames(items: readonly { readonly InstanceType?: string | undefined }[]): string[] {
  return items.flatMap(({ InstanceType }) => InstanceType ?? []);
}
