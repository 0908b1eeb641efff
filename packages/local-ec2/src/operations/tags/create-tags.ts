import type { CreateTagsRequest, DeleteTagsRequest } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { assertKey, assertTags } from '../tag-specifications.ts';
import { findTagTarget, type TagTarget } from './tag-target.ts';

const MAX_RESOURCES = 1000;
const MAX_TAGS = 50;

/** All resources must exist, or none is tagged (row 40). */
export const createTags: Operation = defineOperation<CreateTagsRequest, object>({
  service: 'ec2',
  name: 'CreateTags',
  parameters: ['Resources', 'Tags', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ Resources, Tags, DryRun }, context) => {
    const tags = Tags ?? [];
    assertTags(tags);
    const targets = findTargets(Resources, context);
    for (const target of targets) {
      const keys = new Set([...target.read(), ...tags].map(({ Key }) => Key));
      if (keys.size > MAX_TAGS)
        throw new ApiError('TagLimitExceeded', `More than ${MAX_TAGS} tags for ${target.id}.`);
    }
    if (!DryRun) for (const target of targets) target.set(tags);
    return {};
  },
});

/** Without tags, all tags go; a tag without a value goes whatever its value, and one without a key is refused. */
export const deleteTags: Operation = defineOperation<DeleteTagsRequest, object>({
  service: 'ec2',
  name: 'DeleteTags',
  parameters: ['Resources', 'Tags', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ Resources, Tags, DryRun }, context) => {
    for (const { Key } of Tags ?? []) assertKey(Key);
    const targets = findTargets(Resources, context);
    if (!DryRun) for (const target of targets) target.remove(Tags);
    return {};
  },
});

function findTargets(ids: readonly string[] | undefined, context: RequestContext): TagTarget[] {
  if (!ids?.length)
    throw new ApiError('MissingParameter', 'The request must contain the parameter resourceIdSet');
  if (ids.length > MAX_RESOURCES) {
    throw new ApiError(
      'InvalidParameterValue',
      `At most ${MAX_RESOURCES} resources can be tagged in one request.`,
    );
  }
  return ids.map((id) => findTagTarget(id, context));
}
