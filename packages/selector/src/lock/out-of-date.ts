import { SelectorError } from '../contract/errors.ts';

/** The error for a lock that differs from what is true today. */
export function outOfDate(reason: string, cause?: unknown): SelectorError {
  return new SelectorError('LOCK_OUT_OF_DATE', `The lock is out of date: ${reason}.`, {
    hint: 'Update the lock and review the difference.',
    cause,
  });
}
