import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import { dateOf } from '../image/date-of.ts';

/** What the check of publishers reads of an image. */
export interface ListedImage {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly ownerAlias?: string | undefined;
  readonly architecture: string;
  /** Milliseconds; undefined when EC2 gives no date. */
  readonly createdAt: number | undefined;
}

export function toListedImage(raw: Ec2Image): ListedImage {
  return {
    id: raw.ImageId ?? '',
    name: raw.Name ?? '',
    ownerId: raw.OwnerId ?? '',
    ownerAlias: raw.ImageOwnerAlias,
    architecture: raw.Architecture ?? '',
    createdAt: dateOf(raw.CreationDate)?.getTime(),
  };
}
