import type {
  DescribeVolumeAttributeRequest,
  DescribeVolumeAttributeResult,
  GetEbsEncryptionByDefaultRequest,
  GetEbsEncryptionByDefaultResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../model/api-error.ts';
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
    if (Attribute === 'autoEnableIO') return { VolumeId, AutoEnableIO: { Value: false } };
    if (Attribute === 'productCodes') return { VolumeId, ProductCodes: [] };
    throw new ApiError(
      'InvalidParameterValue',
      `Value (${String(Attribute)}) for parameter attribute is invalid.`,
    );
  },
});

/** Off, as in an account where nobody switched it on. */
export const getEbsEncryptionByDefault: Operation = defineOperation<
  GetEbsEncryptionByDefaultRequest,
  GetEbsEncryptionByDefaultResult
>({
  service: 'ec2',
  name: 'GetEbsEncryptionByDefault',
  parameters: ['DryRun'],
  run: () => ({ EbsEncryptionByDefault: false, SseType: 'none' }),
});
