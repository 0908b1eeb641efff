import type { Operation } from '../operation.ts';
import { createKeyPair, importKeyPair } from './create-key-pair.ts';
import { deleteKeyPair } from './delete-key-pair.ts';
import { describeKeyPairs } from './describe-key-pairs.ts';

export const keyOperations: readonly Operation[] = [
  createKeyPair,
  deleteKeyPair,
  describeKeyPairs,
  importKeyPair,
];
