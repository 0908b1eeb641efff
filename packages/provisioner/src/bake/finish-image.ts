import { CreateTagsCommand, DeleteTagsCommand, ModifyImageAttributeCommand } from '@aws-sdk/client-ec2';
import { awsNow } from '../aws/aws-time.ts';
import { request as send } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { BAKED_AT_TAG, EXPIRES_AT_TAG } from '../fleet/signature.ts';
import type { BakeRequest } from './bake-request.ts';
import { ownImages } from './own-images.ts';

/** Shares an image and makes it one that stays: the lease of its bake gives way to its age limit, or to none. */
export async function finishImage(
  imageId: string,
  { shareWith = [], maxAgeMs }: Pick<BakeRequest, 'shareWith' | 'maxAgeMs'>,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { ec2, clock } = dependencies;
  if (shareWith.length > 0) {
    const LaunchPermission = { Add: shareWith.map((UserId) => ({ UserId })) };
    const command = new ModifyImageAttributeCommand({ ImageId: imageId, LaunchPermission });
    await send(() => ec2.send(command), { action: 'ec2:ModifyImageAttribute' }, dependencies);
  }
  const [image] = await ownImages([{ Name: 'image-id', Values: [imageId] }], dependencies);
  if (image?.isFinished) return;
  const Resources = [imageId, ...(image?.snapshotIds ?? [])];
  const now = awsNow(clock).getTime();
  const age =
    maxAgeMs === undefined ? [] : [{ Key: EXPIRES_AT_TAG, Value: new Date(now + maxAgeMs).toISOString() }];
  const Tags = [{ Key: BAKED_AT_TAG, Value: new Date(now).toISOString() }, ...age];
  await send(
    () => ec2.send(new CreateTagsCommand({ Resources, Tags })),
    { action: 'ec2:CreateTags' },
    dependencies,
  );
  if (maxAgeMs !== undefined) return;
  await send(
    () => ec2.send(new DeleteTagsCommand({ Resources, Tags: [{ Key: EXPIRES_AT_TAG }] })),
    { action: 'ec2:DeleteTags' },
    dependencies,
  );
}
