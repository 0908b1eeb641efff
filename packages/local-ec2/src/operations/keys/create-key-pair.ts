import type {
  CreateKeyPairRequest,
  ImportKeyPairRequest,
  ImportKeyPairResult,
  KeyPair,
} from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { Tag } from '../../state/filters.ts';
import type { KeyPairRecord } from '../../state/resources.ts';
import { keep } from '../../world/keep.ts';
import { oneOf } from '../one-of.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import type { KeyMaterial } from './key-material.ts';
import { loadKeyMaterial } from './load-key-material.ts';

export const createKeyPair: Operation = defineOperation<CreateKeyPairRequest, KeyPair>({
  service: 'ec2',
  name: 'CreateKeyPair',
  parameters: ['KeyName', 'KeyType', 'KeyFormat', 'TagSpecifications', 'DryRun'],
  checksBeforeDryRun: true,
  run: async (input, context) => {
    const { KeyName = '', KeyFormat = 'pem' } = input;
    if (KeyFormat !== 'pem') throw notImplemented(`the key format ${KeyFormat}`);
    const type = oneOf(input.KeyType ?? 'rsa', 'KeyType', ['rsa', 'ed25519']);
    const { createKeyMaterial } = await loadKeyMaterial();
    assertFreeName(KeyName, context);
    const tags = tagsOf(input);
    if (input.DryRun) return {};
    const { privateKey, ...material } = createKeyMaterial(type, KeyName);
    const record = keepKey({ KeyName, tags, material }, context);
    return { ...keyOutput(record, context), KeyMaterial: privateKey };
  },
});

export const importKeyPair: Operation = defineOperation<ImportKeyPairRequest, ImportKeyPairResult>({
  service: 'ec2',
  name: 'ImportKeyPair',
  parameters: ['KeyName', 'PublicKeyMaterial', 'TagSpecifications', 'DryRun'],
  checksBeforeDryRun: true,
  run: async (input, context) => {
    const { readPublicKey } = await loadKeyMaterial();
    assertFreeName(input.KeyName ?? '', context);
    const material = readPublicKey(Buffer.from(input.PublicKeyMaterial ?? []).toString('utf8'));
    const tags = tagsOf(input);
    if (input.DryRun) return {};
    return keyOutput(keepKey({ KeyName: input.KeyName ?? '', tags, material }, context), context);
  },
});

function assertFreeName(name: string, context: RequestContext): void {
  if (name.trim() === '' || name.length > 255) {
    throw new ApiError('InvalidParameterValue', `Value (${name}) for parameter KeyName is invalid.`);
  }
  const own = [...regionOf(context).keyPairs.values()].filter(({ ownerId }) => ownerId === context.accountId);
  if (!own.some((key) => key.name === name)) return;
  throw new ApiError('InvalidKeyPair.Duplicate', `The keypair already exists`);
}

function tagsOf({ TagSpecifications }: CreateKeyPairRequest | ImportKeyPairRequest): readonly Tag[] {
  return readTagSpecifications(TagSpecifications, ['key-pair'])['key-pair'] ?? [];
}

interface NewKey {
  readonly KeyName: string;
  readonly tags: readonly Tag[];
  readonly material: KeyMaterial;
}

function keepKey({ KeyName, tags, material }: NewKey, context: RequestContext): KeyPairRecord {
  const { world, accountId, now } = context;
  const region = regionOf(context);
  const record: KeyPairRecord = {
    id: world.ids.next('key'),
    ownerId: accountId,
    createdAt: now,
    name: KeyName,
    ...material,
  };
  region.keyPairs.set(record.id, record);
  region.tags.set(record.id, tags);
  keep(context, { kind: 'key-pair', id: record.id, hideMs: world.settings.consistency.keyPairsMs });
  return record;
}

function keyOutput({ id, name, fingerprint }: KeyPairRecord, context: RequestContext): ImportKeyPairResult {
  return {
    KeyPairId: id,
    KeyName: name,
    KeyFingerprint: fingerprint,
    Tags: [...regionOf(context).tags.of(id)],
  };
}
