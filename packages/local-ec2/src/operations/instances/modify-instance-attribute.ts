import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2';
import { applyGroups } from '../../state/apply-groups.ts';
import { findInstance } from '../find-instances.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { changeAttribute } from './change-attribute.ts';

export const modifyInstanceAttribute: Operation = defineOperation<ModifyInstanceAttributeRequest, object>({
  service: 'ec2',
  name: 'ModifyInstanceAttribute',
  parameters: [
    'InstanceId',
    'Attribute',
    'Value',
    'DisableApiTermination',
    'DisableApiStop',
    'EbsOptimized',
    'EnaSupport',
    'Groups',
    'InstanceInitiatedShutdownBehavior',
    'InstanceType',
    'SourceDestCheck',
    'SriovNetSupport',
    'UserData',
    'BlockDeviceMappings',
    'DryRun',
  ],
  members: {
    BlockDeviceMappings: ['DeviceName', 'Ebs'],
    'BlockDeviceMappings.Ebs': ['DeleteOnTermination', 'VolumeId'],
  },
  run: async (input, context) => {
    const instance = findInstance(input.InstanceId ?? '', context);
    changeAttribute({ instance, input, context });
    await applyGroups(regionOf(context), context.world);
    return {};
  },
});
