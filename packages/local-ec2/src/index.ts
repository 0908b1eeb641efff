export { SandboxError, type SandboxErrorCode } from '@ami-select/sandbox';
export { ImportError, importImages } from './catalogue/import-images.ts';
export { imageProblems } from './catalogue/import-problems.ts';
export type { FaultEffect, FaultMatch, FaultPlan, FaultRule } from './faults/fault-plan.ts';
export { FaultPlanError, parseFaultPlan } from './faults/parse-fault-plan.ts';
export {
  createLocalEc2Handler,
  type LocalEc2Handler,
  type LocalEc2HandlerOptions,
  type SdkRequest,
  type SdkResponse,
} from './handler.ts';
export type { Journal, JournalRequest, JournalResource } from './journal.ts';
export { REGION_NAMES } from './model/regions.ts';
export type { VirtualClock } from './model/virtual-clock.ts';
export type { World } from './model/world.ts';
export { type LocalEc2, type LocalEc2Options, startLocalEc2 } from './start.ts';
export type { OperationSupport } from './support-table.ts';
