import type { CopyImageRequest, CopyImageResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import type { Tag } from '../../state/filters.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { viewOf } from './image-context.ts';
import { assertFreeName } from './image-name.ts';
import { tagsFor } from './image-output.ts';
import { findLaunchImage } from './launchable.ts';
import { addImage, makeAvailable, snapshotDevices } from './new-image.ts';

/** CopyImage: an own copy of an image that one may launch, from this region or another. */
export const copyImage: Operation = defineOperation<CopyImageRequest, CopyImageResult>({
  service: 'ec2',
  name: 'CopyImage',
  parameters: [
    'Name',
    'SourceImageId',
    'SourceRegion',
    'Description',
    'Encrypted',
    'CopyImageTags',
    'TagSpecifications',
    'ClientToken',
    'DryRun',
  ],
  run: (input, context) => {
    const repeated = madeBefore(input, context);
    if (repeated) return { ImageId: repeated.id };
    const source = findSource(input, context);
    assertFreeName(input.Name, context.world.images.store(context.region), context.accountId);
    const tags = readTagSpecifications(input.TagSpecifications, ['image', 'snapshot']);
    const image = addCopy(source, input, { context, tags });
    makeAvailable(image, context);
    return { ImageId: image.id };
  },
});

function findSource({ SourceRegion, SourceImageId }: CopyImageRequest, context: RequestContext): ImageRecord {
  if (!SourceRegion || !context.world.regionNames.includes(SourceRegion)) {
    throw new ApiError('InvalidRequest', `The source region '${SourceRegion}' is not valid.`);
  }
  return findLaunchImage(SourceImageId ?? '', { ...context, region: SourceRegion });
}

interface CopyOptions {
  readonly context: RequestContext;
  readonly tags: Readonly<Record<string, readonly Tag[]>>;
}

function addCopy(source: ImageRecord, input: CopyImageRequest, { context, tags }: CopyOptions): ImageRecord {
  const { ownerAlias: _alias, freeTierEligible: _free, ...traits } = source.traits;
  const bare = traits.blockDevices.map(({ snapshotId: _, ...device }) => ({
    ...device,
    ...(input.Encrypted && { encrypted: true }),
  }));
  const description = `Copied for DestinationAmi from SourceAmi ${source.id} for SourceSnapshot.`;
  const { sandbox, sshUser } = traits;
  const devices = snapshotDevices(bare, { description, sandbox, sshUser, tags: tags.snapshot }, context);
  const inherited = input.CopyImageTags ? tagsFor(source, viewOf(context)) : [];
  const { ClientToken, DryRun: _, ...request } = input;
  return addImage(
    {
      name: input.Name ?? '',
      description: input.Description ?? source.description,
      traits: { ...traits, blockDevices: devices },
      details: {
        sourceImageId: source.id,
        ...(input.SourceRegion && { sourceImageRegion: input.SourceRegion }),
        ...(ClientToken !== undefined && { copy: { token: ClientToken, request: JSON.stringify(request) } }),
      },
      tags: [...inherited, ...(tags.image ?? [])],
    },
    context,
  );
}

/** @throws ApiError `IdempotentParameterMismatch` when the token was used for another copy. */
function madeBefore(
  input: CopyImageRequest,
  { world, region, accountId }: RequestContext,
): ImageRecord | undefined {
  const { ClientToken, DryRun: _, ...request } = input;
  if (ClientToken === undefined) return undefined;
  const own = world.images.store(region).ownedBy([accountId]);
  const made = own.find((image) => image.details?.copy?.token === ClientToken);
  if (!made || made.details?.copy?.request === JSON.stringify(request)) return made;
  const message = 'The client token has already been used with different parameters.';
  throw new ApiError('IdempotentParameterMismatch', message);
}
