import type { DescribeInstanceAttributeRequest, InstanceAttribute } from '@aws-sdk/client-ec2';
import type { InstanceRecord } from '../../state/resources.ts';
import { attributeNamed } from '../attribute-name.ts';
import { findInstance } from '../find-instances.ts';
import { groupsOutput } from '../network/interface-output.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { instanceOutput } from './instance-output.ts';

type Reader = (instance: InstanceRecord, context: RequestContext) => InstanceAttribute;

const READERS: Readonly<Record<string, Reader>> = {
  blockDeviceMapping: (instance, context) => ({
    BlockDeviceMappings: instanceOutput(instance, context).BlockDeviceMappings,
  }),
  disableApiStop: ({ apiStopDisabled }) => ({ DisableApiStop: { Value: apiStopDisabled } }),
  disableApiTermination: ({ apiTerminationDisabled }) => ({
    DisableApiTermination: { Value: apiTerminationDisabled },
  }),
  ebsOptimized: ({ ebsOptimized }) => ({ EbsOptimized: { Value: ebsOptimized } }),
  enaSupport: (instance, context) => ({
    EnaSupport: { Value: instanceOutput(instance, context).EnaSupport },
  }),
  enclaveOptions: () => ({ EnclaveOptions: { Enabled: false } }),
  groupSet: ({ groupIds }, context) => ({ Groups: groupsOutput(groupIds, regionOf(context)) }),
  instanceInitiatedShutdownBehavior: ({ shutdownBehavior }) => ({
    InstanceInitiatedShutdownBehavior: { Value: shutdownBehavior },
  }),
  instanceType: ({ instanceType }) => ({ InstanceType: { Value: instanceType } }),
  kernel: () => ({ KernelId: {} }),
  productCodes: (instance, context) => ({ ProductCodes: instanceOutput(instance, context).ProductCodes }),
  ramdisk: () => ({ RamdiskId: {} }),
  rootDeviceName: ({ rootDeviceName }) => ({ RootDeviceName: { Value: rootDeviceName } }),
  sourceDestCheck: ({ sourceDestCheck }) => ({ SourceDestCheck: { Value: sourceDestCheck } }),
  sriovNetSupport: (instance, context) => ({
    SriovNetSupport: { Value: instanceOutput(instance, context).SriovNetSupport },
  }),
  userData: ({ userData }) => ({
    UserData: userData ? { Value: Buffer.from(userData).toString('base64') } : {},
  }),
};

export const describeInstanceAttribute: Operation = defineOperation<
  DescribeInstanceAttributeRequest,
  InstanceAttribute
>({
  service: 'ec2',
  name: 'DescribeInstanceAttribute',
  parameters: ['InstanceId', 'Attribute', 'DryRun'],
  run: ({ InstanceId = '', Attribute }, context) => {
    const instance = findInstance(InstanceId, context);
    const attribute = attributeNamed(Attribute, Object.keys(READERS));
    return { InstanceId, ...READERS[attribute]?.(instance, context) };
  },
});
