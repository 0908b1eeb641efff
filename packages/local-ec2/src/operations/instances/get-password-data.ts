import type { GetPasswordDataRequest, GetPasswordDataResult } from '@aws-sdk/client-ec2';
import { notImplemented } from '../../api/api-error.ts';
import { findInstance } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';

/** Empty for everything but Windows, whose passwords no machine here has. */
export const getPasswordData: Operation = defineOperation<GetPasswordDataRequest, GetPasswordDataResult>({
  service: 'ec2',
  name: 'GetPasswordData',
  parameters: ['InstanceId', 'DryRun'],
  run: ({ InstanceId = '' }, context) => {
    const { platform } = findInstance(InstanceId, context);
    if (platform !== undefined) throw notImplemented('passwords of Windows');
    return { InstanceId, Timestamp: context.now, PasswordData: '' };
  },
});
