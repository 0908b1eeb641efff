export type { Clock } from './clock.ts';
export { createSystemClock } from './clock.ts';
export type { Core } from './core.ts';
export type { InputDeclarations, InputValues } from './declarations.ts';
export type { ActionErrorCode, ActionErrorOptions } from './errors.ts';
export {
  ActionError,
  assertNoProblems,
  collectProblems,
  collectRejection,
  parseAndAssert,
} from './errors.ts';
export type { FencedCore } from './fence.ts';
export type { StepIdentity } from './identity.ts';
export { readIdentity } from './identity.ts';
export { readInputs } from './inputs.ts';
export type { Logger } from './logger.ts';
export { createLogger, withGroup } from './logger.ts';
export { publishOutputs } from './outputs.ts';
export type { NearestWord } from './parse-value.ts';
export type { FleetProof } from './proof.ts';
export { assertNothingRemains, renderProof, settleProof } from './proof.ts';
export type { ActionContext, RunActionOptions } from './run-action.ts';
export { runAction } from './run-action.ts';
export type { SummaryTable } from './summary.ts';
export { renderTable } from './summary.ts';
