import type { Operation } from '../operation.ts';
import { describeInstanceTypeOfferings } from './describe-instance-type-offerings.ts';
import { describeInstanceTypes } from './describe-instance-types.ts';

export const instanceTypeOperations: readonly Operation[] = [
  describeInstanceTypeOfferings,
  describeInstanceTypes,
];
