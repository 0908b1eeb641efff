import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { defineOperation, type Operation } from '../operation.ts';

export const getCallerIdentity: Operation = defineOperation<
  GetCallerIdentityRequest,
  GetCallerIdentityResponse
>({
  service: 'sts',
  name: 'GetCallerIdentity',
  parameters: [],
  run: (_input, { credentials }) => ({
    UserId: credentials.userId,
    Account: credentials.accountId,
    Arn: credentials.arn,
  }),
});
