import { describeInstanceTypeOfferings } from '../instance-types/describe-instance-type-offerings.ts';
import { describeInstanceTypes } from '../instance-types/describe-instance-types.ts';
import type { Operation } from '../operation.ts';
import { deleteParameter } from '../parameters/delete-parameter.ts';
import { getParameter } from '../parameters/get-parameter.ts';
import { getParameters } from '../parameters/get-parameters.ts';
import { getParametersByPath } from '../parameters/get-parameters-by-path.ts';
import { putParameter } from '../parameters/put-parameter.ts';
import { describeImages } from './describe-images.ts';

/** Every operation on images, instance types and parameters. */
export const IMAGE_OPERATIONS: readonly Operation[] = [
  describeImages,
  describeInstanceTypes,
  describeInstanceTypeOfferings,
  getParameter,
  getParameters,
  getParametersByPath,
  putParameter,
  deleteParameter,
];
