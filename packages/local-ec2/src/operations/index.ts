import { identityOperations } from './identity/index.ts';
import { imageOperations } from './images/index.ts';
import { instanceTypeOperations } from './instance-types/index.ts';
import { describeInstances } from './instances/describe-instances.ts';
import { runInstances } from './instances/run-instances.ts';
import { terminateInstances } from './instances/terminate-instances.ts';
import { networkOperations } from './network/index.ts';
import type { Operation } from './operation.ts';
import { parameterOperations } from './parameters/index.ts';
import { createTags, deleteTags } from './tags/create-tags.ts';

/** Every API action of the endpoint. */
export const OPERATIONS: readonly Operation[] = [
  ...imageOperations,
  ...instanceTypeOperations,
  ...parameterOperations,
  ...identityOperations,
  ...networkOperations,
  createTags,
  deleteTags,
  describeInstances,
  runInstances,
  terminateInstances,
];
