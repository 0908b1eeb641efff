import type { Filter, Image } from '@aws-sdk/client-ec2';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { BAKED_AT_TAG, KEY_TAG, VERSION_TAG } from '../fleet/signature.ts';
import { findImages } from '../kinds/image.ts';
import { byKey } from './image-tags.ts';

/** An image that a bake made. */
export interface BakedImage {
  readonly imageId: string;
  readonly name: string;
  readonly key: string;
  readonly state: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly snapshotIds: readonly string[];
  /** Its bake has ended well. */
  readonly isFinished: boolean;
  readonly tags: ReadonlyMap<string, string>;
  /** Why EC2 could not make it. */
  readonly stateReason: string | undefined;
}

/** The finished image of a key that can be launched; the newest of several. */
export async function findBakedImage(
  key: string,
  repository: string | undefined,
  dependencies: ProvisionerDependencies,
): Promise<BakedImage | undefined> {
  const found = await ownImages(byKey(key, repository), dependencies);
  const usable = found.filter(({ isFinished, state }) => isFinished && state === 'available');
  return newestFirst(usable)[0];
}

/** Own images that match the filters and carry the tags of a bake. */
export async function ownImages(
  filters: readonly Filter[],
  dependencies: ProvisionerDependencies,
): Promise<readonly BakedImage[]> {
  const images = await findImages(filters, dependencies);
  return images.map(toBaked).filter(({ tags }) => tags.has(KEY_TAG) && tags.has(VERSION_TAG));
}

export function newestFirst(images: readonly BakedImage[]): readonly BakedImage[] {
  return images.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
}

function toBaked({
  ImageId = '',
  Name = '',
  State = 'pending',
  CreationDate = '',
  ...image
}: Image): BakedImage {
  const tags = new Map((image.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  return {
    imageId: ImageId,
    name: Name,
    key: tags.get(KEY_TAG) ?? '',
    state: State,
    createdAt: CreationDate,
    snapshotIds: (image.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.SnapshotId ?? []),
    isFinished: tags.has(BAKED_AT_TAG),
    tags,
    stateReason: image.StateReason?.Message,
  };
}
