import type { TagSpecification } from '@aws-sdk/client-ec2';
import { ApiError } from '../api/api-error.ts';
import type { Tag } from '../state/filters.ts';

const MAX_TAGS = 50;

/**
 * Tags of a creating call, by resource type.
 * @throws ApiError `InvalidParameterValue` for no type or one that the call does not make, and for reserved or bad
 * tags; `InvalidTagKey.Malformed` for a specification without tags (hashicorp/packer#11311, yegor256/rultor#1991).
 */
export function readTagSpecifications(
  specifications: readonly TagSpecification[] | undefined,
  allowed: readonly string[],
): Record<string, readonly Tag[]> {
  const result: Record<string, readonly Tag[]> = {};
  for (const { ResourceType = '', Tags = [] } of specifications ?? []) {
    if (ResourceType === '')
      throw new ApiError('InvalidParameterValue', 'Tag specification resource type must have a value');
    if (!allowed.includes(ResourceType)) {
      throw new ApiError(
        'InvalidParameterValue',
        `'${ResourceType}' is not a valid taggable resource type for this operation.`,
      );
    }
    if (result[ResourceType]) {
      throw new ApiError(
        'InvalidParameterValue',
        `Duplicate resource type ${ResourceType} in tag specifications.`,
      );
    }
    if (Tags.length === 0)
      throw new ApiError('InvalidTagKey.Malformed', 'Tag specification must have at least one tag');
    assertTags(Tags);
    result[ResourceType] = Tags;
  }
  return result;
}

/** @throws ApiError `InvalidParameterValue`, `TagLimitExceeded` (row 40). */
export function assertTags(tags: readonly Tag[]): void {
  if (tags.length > MAX_TAGS) throw new ApiError('TagLimitExceeded', 'More than 50 tags specified.');
  const keys = new Set<string>();
  for (const { Key = '', Value = '' } of tags) {
    assertKey(Key);
    if (keys.has(Key)) throw new ApiError('InvalidParameterValue', `Duplicate tag key '${Key}' specified.`);
    keys.add(Key);
    if (Key.toLowerCase().startsWith('aws:')) {
      throw new ApiError(
        'InvalidParameterValue',
        `Tag keys starting with 'aws:' are reserved for internal use`,
      );
    }
    if (Key.length > 127)
      throw new ApiError('InvalidParameterValue', 'Tag key exceeds the maximum length of 127 characters');
    if (Value.length > 255)
      throw new ApiError('InvalidParameterValue', 'Tag value exceeds the maximum length of 255 characters');
  }
}

/** @throws ApiError `InvalidParameterValue` for a tag without a key. */
export function assertKey(key: string | undefined): void {
  if (!key) throw new ApiError('InvalidParameterValue', 'Tag key cannot be null or empty.');
}
