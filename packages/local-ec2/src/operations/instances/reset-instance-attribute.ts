import type { ResetInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { notImplemented } from '../../api/api-error.ts';
import { attributeNamed } from '../attribute-name.ts';
import { findInstance } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';

/** Source and destination are checked again; kernels and RAM disks of their own are of another age. */
export const resetInstanceAttribute: Operation = defineOperation<ResetInstanceAttributeRequest, object>({
  service: 'ec2',
  name: 'ResetInstanceAttribute',
  parameters: ['InstanceId', 'Attribute', 'DryRun'],
  checksBeforeDryRun: true,
  run: ({ InstanceId = '', Attribute, DryRun }, context) => {
    const instance = findInstance(InstanceId, context);
    const attribute = attributeNamed(Attribute, ['sourceDestCheck', 'kernel', 'ramdisk']);
    if (attribute !== 'sourceDestCheck') throw notImplemented(`a ${attribute} of an instance's own`);
    if (!DryRun) instance.sourceDestCheck = true;
    return {};
  },
});
