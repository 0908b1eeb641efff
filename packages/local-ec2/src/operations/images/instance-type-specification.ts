import type {
  ReplaceImageInstanceTypeSpecificationRequest,
  ReplaceImageInstanceTypeSpecificationResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { detailsOf } from '../../catalogue/image/image-record.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { findOwnedImage } from './find-owned-image.ts';

const MAX_TYPES = 100;

/** ReplaceImageInstanceTypeSpecification: the instance types that may run an image, or all of them again. */
export const replaceImageInstanceTypeSpecification: Operation = defineOperation<
  ReplaceImageInstanceTypeSpecificationRequest,
  ReplaceImageInstanceTypeSpecificationResult
>({
  service: 'ec2',
  name: 'ReplaceImageInstanceTypeSpecification',
  parameters: ['ImageId', 'InstanceTypeSpecification', 'DryRun'],
  run: ({ ImageId, InstanceTypeSpecification = {} }, context) => {
    const image = findOwnedImage(ImageId, context);
    const { SupportedInstanceTypes = [], UnsupportedInstanceTypes = [] } = InstanceTypeSpecification;
    assertTypes(SupportedInstanceTypes, UnsupportedInstanceTypes);
    const details = detailsOf(image);
    delete details.supportedInstanceTypes;
    delete details.unsupportedInstanceTypes;
    if (SupportedInstanceTypes.length > 0) details.supportedInstanceTypes = SupportedInstanceTypes;
    if (UnsupportedInstanceTypes.length > 0) details.unsupportedInstanceTypes = UnsupportedInstanceTypes;
    return { ReturnValue: true };
  },
});

/** At most 100 names or patterns in each list, none twice (API_InstanceTypeSpecificationRequest). */
function assertTypes(supported: readonly string[], unsupported: readonly string[]): void {
  for (const types of [supported, unsupported]) {
    if (types.length > MAX_TYPES) throw invalid(`has more than ${MAX_TYPES} entries`);
  }
  const all = [...supported, ...unsupported];
  const wrong = all.find((type) => !/^[A-Za-z0-9_.*-]{1,24}$/.test(type) || type.includes('**'));
  if (wrong !== undefined)
    throw invalid(`contains '${wrong}', which is no instance type and no pattern of them`);
  const twice = all.find((type, index) => all.indexOf(type) !== index);
  if (twice !== undefined) throw invalid(`contains '${twice}' twice`);
}

function invalid(reason: string): ApiError {
  return new ApiError('InvalidParameterValue', `The instance type specification ${reason}.`);
}
