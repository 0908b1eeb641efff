import { CodedError } from '@ami-select/core';

/** A fault plan that cannot be used; lists every problem of it. */
export class FaultPlanError extends CodedError<'INVALID_FAULT_PLAN'> {
  override readonly name = 'FaultPlanError';

  constructor(messages: readonly string[]) {
    super('INVALID_FAULT_PLAN', 'usage', `The fault plan is not valid: ${messages.join('; ')}`, {
      problems: messages.map((message) => ({ message })),
    });
  }
}
