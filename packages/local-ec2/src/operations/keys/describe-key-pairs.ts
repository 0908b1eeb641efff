import type { DescribeKeyPairsRequest, DescribeKeyPairsResult, KeyPairInfo } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { KeyPairRecord } from '../../state/resources.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { shuffled } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';
import { findKeyPair } from './find-key-pair.ts';

const FIELDS: FilterTable<KeyPairRecord>['fields'] = {
  fingerprint: ({ fingerprint }) => fingerprint,
  'key-name': ({ name }) => name,
  'key-pair-id': ({ id }) => id,
};

export const describeKeyPairs: Operation = defineOperation<DescribeKeyPairsRequest, DescribeKeyPairsResult>({
  service: 'ec2',
  name: 'DescribeKeyPairs',
  parameters: ['KeyNames', 'KeyPairIds', 'IncludePublicKey', 'Filters', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const { tags } = regionOf(context);
    const matches = compileFilters(input.Filters, {
      fields: FIELDS,
      tags: ({ id }) => tags.of(id, context.tagLagMs),
    });
    const found = candidates(input, context).filter(matches);
    const { IncludePublicKey = false } = input;
    return { KeyPairs: shuffled(found, context).map((key) => keyInfo(key, { IncludePublicKey }, context)) };
  },
});

function candidates(
  { KeyNames, KeyPairIds }: DescribeKeyPairsRequest,
  context: RequestContext,
): KeyPairRecord[] {
  const { keyPairs } = regionOf(context);
  if (KeyNames?.length) return KeyNames.map((name) => findKeyPair(name, context));
  if (!KeyPairIds?.length) return [...keyPairs.values()].filter((key) => isVisible(key, context));
  return KeyPairIds.map((id) => {
    const found = keyPairs.get(id);
    if (found && isVisible(found, context)) return found;
    throw new ApiError('InvalidKeyPair.NotFound', `The key pair '${id}' does not exist`);
  });
}

function keyInfo(
  key: KeyPairRecord,
  { IncludePublicKey }: { IncludePublicKey: boolean },
  context: RequestContext,
): KeyPairInfo {
  return {
    KeyPairId: key.id,
    KeyName: key.name,
    KeyType: key.type,
    KeyFingerprint: key.fingerprint,
    CreateTime: key.createdAt,
    Tags: [...regionOf(context).tags.of(key.id)],
    ...(IncludePublicKey && { PublicKey: key.publicKey }),
  };
}
