import { ApiError } from '../api/api-error.ts';

/** Systems Manager's refusal of an empty text or list (getmoto/moto#3794). */
export function emptyMember(name: string): ApiError {
  const constraint = 'Member must have length greater than or equal to 1';
  const message = `1 validation error detected: Value at '${name}' failed to satisfy constraint: ${constraint}.`;
  return new ApiError('ValidationException', message);
}
