export { SandboxError, type SandboxErrorCode } from '@ami-select/sandbox';
export type { ImageRecord } from './catalogue/image/image-record.ts';
export { ImportError } from './catalogue/imports/import-error.ts';
export { addImages, importImages } from './catalogue/imports/import-images.ts';
export { readImages } from './catalogue/imports/read-images.ts';
export {
  createLocalEc2Handler,
  createLocalEc2HandlerFactory,
  type LocalEc2Handler,
  type LocalEc2HandlerOptions,
  type SdkRequest,
  type SdkResponse,
} from './endpoint/handler.ts';
export { type LocalEc2, type LocalEc2Options, startLocalEc2 } from './endpoint/start.ts';
export type { OperationSupport } from './endpoint/support-table.ts';
export type { FaultEffect, FaultMatch, FaultPlan, FaultRule } from './faults/fault-plan.ts';
export { FaultPlanError } from './faults/fault-plan-error.ts';
export { parseFaultPlan } from './faults/parse-fault-plan.ts';
export type { Journal, JournalRequest, JournalResource } from './state/journal.ts';
export { REGION_NAMES } from './state/regions.ts';
export type { World } from './world/world.ts';
