import type { Operation } from '../operation.ts';
import { describeInstanceStatus } from './describe-instance-status.ts';
import { describeInstances } from './describe-instances.ts';
import { getConsoleOutput } from './get-console-output.ts';
import { describeInstanceAttribute, modifyInstanceAttribute } from './instance-attributes.ts';
import { modifyInstanceMetadataOptions } from './modify-instance-metadata-options.ts';
import { rebootInstances, startInstances, stopInstances } from './power-instances.ts';
import { runInstances } from './run-instances.ts';
import { terminateInstances } from './terminate-instances.ts';

export const instanceOperations: readonly Operation[] = [
  describeInstanceAttribute,
  describeInstanceStatus,
  describeInstances,
  getConsoleOutput,
  modifyInstanceAttribute,
  modifyInstanceMetadataOptions,
  rebootInstances,
  runInstances,
  startInstances,
  stopInstances,
  terminateInstances,
];
