import type {
  DescribeVolumeAttributeRequest,
  DescribeVolumeAttributeResult,
  GetEbsEncryptionByDefaultRequest,
  GetEbsEncryptionByDefaultResult,
} from '@aws-sdk/client-ec2';
import { attributeNamed } from '../attribute-name.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { findVolumes } from './find-volumes.ts';

export const describeVolumeAttribute: Operation = defineOperation<
  DescribeVolumeAttributeRequest,
  DescribeVolumeAttributeResult
>({
  service: 'ec2',
  name: 'DescribeVolumeAttribute',
  parameters: ['VolumeId', 'Attribute', 'DryRun'],
  run: ({ VolumeId = '', Attribute }, context) => {
    findVolumes([VolumeId], context);
    const attribute = attributeNamed(Attribute, ['autoEnableIO', 'productCodes']);
    if (attribute === 'productCodes') return { VolumeId, ProductCodes: [] };
    return { VolumeId, AutoEnableIO: { Value: false } };
  },
});

/** Off, as in an account where it was never switched on. */
export const getEbsEncryptionByDefault: Operation = defineOperation<
  GetEbsEncryptionByDefaultRequest,
  GetEbsEncryptionByDefaultResult
>({
  service: 'ec2',
  name: 'GetEbsEncryptionByDefault',
  parameters: ['DryRun'],
  run: () => ({ EbsEncryptionByDefault: false, SseType: 'none' }),
});
