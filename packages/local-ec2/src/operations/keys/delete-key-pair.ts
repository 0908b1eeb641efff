import type { DeleteKeyPairRequest, DeleteKeyPairResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';

/** Silent when there is no such key pair; machines that use it keep it. */
export const deleteKeyPair: Operation = defineOperation<DeleteKeyPairRequest, DeleteKeyPairResult>({
  service: 'ec2',
  name: 'DeleteKeyPair',
  parameters: ['KeyName', 'KeyPairId', 'DryRun'],
  run: ({ KeyName, KeyPairId }, context) => {
    if (KeyName === undefined && KeyPairId === undefined) {
      throw new ApiError('MissingParameter', 'The request must contain the parameter keyName or keyPairId');
    }
    const { keyPairs, tags } = regionOf(context);
    const found = [...keyPairs.values()].find(
      ({ id, name, ownerId }) => ownerId === context.accountId && (id === KeyPairId || name === KeyName),
    );
    if (!found) return { Return: true };
    keyPairs.delete(found.id);
    tags.remove(found.id);
    context.world.journal.deleted(found.id, context.now);
    return { Return: true, KeyPairId: found.id };
  },
});
