export type { FaultEffect, FaultMatch, FaultPlan, FaultRule } from './faults/fault-plan.ts';
export type { Journal, JournalRequest, JournalResource } from './journal.ts';
export type { World } from './model/world.ts';
export { type LocalEc2, type LocalEc2Options, startLocalEc2 } from './start.ts';
