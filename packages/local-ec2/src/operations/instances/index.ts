import type { Operation } from '../operation.ts';
import {
  describeInstanceCreditSpecifications,
  getDefaultCreditSpecification,
  modifyInstanceCreditSpecification,
} from './credit-specifications.ts';
import { describeInstanceAttribute } from './describe-instance-attribute.ts';
import { describeInstanceStatus } from './describe-instance-status.ts';
import { describeInstances } from './describe-instances.ts';
import { getConsoleOutput } from './get-console-output.ts';
import { getPasswordData } from './get-password-data.ts';
import { modifyInstanceAttribute } from './modify-instance-attribute.ts';
import { modifyInstanceMetadataOptions } from './modify-instance-metadata-options.ts';
import { modifyInstanceMaintenanceOptions, modifyPrivateDnsNameOptions } from './modify-launch-options.ts';
import { monitorInstances, unmonitorInstances } from './monitor-instances.ts';
import { rebootInstances, startInstances, stopInstances } from './power-instances.ts';
import { describeIamInstanceProfileAssociations } from './profile-associations.ts';
import { resetInstanceAttribute } from './reset-instance-attribute.ts';
import { runInstances } from './run-instances.ts';
import { terminateInstances } from './terminate-instances.ts';

export const instanceOperations: readonly Operation[] = [
  describeIamInstanceProfileAssociations,
  describeInstanceAttribute,
  describeInstanceCreditSpecifications,
  describeInstanceStatus,
  describeInstances,
  getConsoleOutput,
  getDefaultCreditSpecification,
  getPasswordData,
  modifyInstanceAttribute,
  modifyInstanceCreditSpecification,
  modifyInstanceMaintenanceOptions,
  modifyInstanceMetadataOptions,
  modifyPrivateDnsNameOptions,
  monitorInstances,
  rebootInstances,
  resetInstanceAttribute,
  runInstances,
  startInstances,
  stopInstances,
  terminateInstances,
  unmonitorInstances,
];
