import type { DeleteParameterRequest, DeleteParameterResult } from '@aws-sdk/client-ssm';
import { ApiError } from '../../api/api-error.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { ownArn } from './parameter-output.ts';

/** ssm:DeleteParameter, for own parameters. */
export const deleteParameter: Operation = defineOperation<DeleteParameterRequest, DeleteParameterResult>({
  service: 'ssm',
  name: 'DeleteParameter',
  parameters: ['Name'],
  run: ({ Name = '' }, context) => {
    const removed = context.world.images.parameters(context.region).remove(Name, context.accountId);
    if (!removed) throw new ApiError('ParameterNotFound', `Parameter ${Name} not found.`);
    context.world.journal.deleted(ownArn(Name, context), context.now);
    return {};
  },
});
