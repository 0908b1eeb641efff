import { DeregisterImageCommand, DescribeImagesCommand, type Filter, type Image } from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { BAKED_AT_TAG } from '../fleet/signature.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { type RemoveOne, removeEach, removeOne } from './remove-each.ts';

/** EC2 says `Unavailable` of an image that was deregistered (EC2 API reference, "Error codes"). */
export const deregisterImage: RemoveOne = removeOne(
  'ec2:DeregisterImage',
  (id, { ec2 }) => ec2.send(new DeregisterImageCommand({ ImageId: id })),
  'InvalidAMIID.Unavailable',
);

/** Images of the account: made by a bake, and of the fleet only until they are finished. */
export const images: Kind = {
  kind: 'image',
  idFilter: 'image-id',
  removal: 'ec2 deregister-image --image-id',
  mayBelongTo: ({ baking = false }) => baking,
  isGoing: () => false,

  list: async (filters, dependencies) => (await findImages(filters, dependencies)).map(toItem),

  /** Its snapshots stay, and are free then. */
  remove: removeEach(deregisterImage),
};

/** Every page of the account's images that the filters find, disabled ones too. */
export function findImages(
  filters: readonly Filter[],
  dependencies: ProvisionerDependencies,
): Promise<Image[]> {
  const query = { Owners: ['self'], IncludeDisabled: true, Filters: [...filters] };
  return collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeImagesCommand({ ...query, ...next })),
        { action: 'ec2:DescribeImages' },
        dependencies,
      ),
    ({ Images = [] }) => Images,
  );
}

/** What a bake has finished, an image or its snapshot, is a result: no end of a fleet removes it. */
export function isFinished({ tags = [] }: Pick<InventoryItem, 'tags'>): boolean {
  return tags.some(({ Key }) => Key === BAKED_AT_TAG);
}

function toItem({ ImageId: id = '', State: state = 'available', Tags: tags }: Image): InventoryItem {
  return { kind: 'image', id, state, tags };
}
