import { createHash } from 'node:crypto';
import type { TagSpecification } from '@aws-sdk/client-ec2';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { createSignature, KEY_TAG, REPOSITORY_TAG, toTagList } from '../fleet/signature.ts';
import type { BakeRequest } from './bake-request.ts';

/**
 * Tags of an image that is being made and of its snapshots. Their lease makes a reaper remove what a killed bake leaves;
 * the end of the bake takes it away.
 */
export function unfinishedTags(
  intent: Pick<FleetIntent, 'fleetId' | 'identity' | 'image'>,
  { key, commit }: Pick<BakeRequest, 'key' | 'commit'>,
  expiresAt: Date,
): TagSpecification[] {
  const tags = {
    ...createSignature(intent.fleetId, intent.identity, expiresAt.toISOString()),
    [KEY_TAG]: key,
    'ami-select:source-image': intent.image.id,
    ...(commit !== undefined && { 'ami-select:commit': commit }),
  };
  const Tags = toTagList(tags);
  return [
    { ResourceType: 'image', Tags },
    { ResourceType: 'snapshot', Tags },
  ];
}

/**
 * A name that is one in account and region, so that it stands in for the client token that CreateImage does not have.
 * EC2 allows 3 to 128 characters of a small set (CreateImage API reference).
 */
export function imageNameOf(key: string, repository: string | undefined): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([key, repository]))
    .digest('hex')
    .slice(0, 12);
  return `ami-select/${key.replaceAll(/[^\w.-]+/g, '-').slice(0, 90)}/${digest}`;
}

/** Filters that find what has this key, of this repository. */
export function byKey(key: string, repository: string | undefined): { Name: string; Values: string[] }[] {
  // The value of a filter may have wildcards; a key is none.
  const exact = key.replaceAll(/[\\*?]/g, '\\$&');
  const ofRepository =
    repository === undefined ? [] : [{ Name: `tag:${REPOSITORY_TAG}`, Values: [repository] }];
  return [{ Name: `tag:${KEY_TAG}`, Values: [exact] }, ...ofRepository];
}
