import { ApiError } from '../api/api-error.ts';

/** The value, when it is one of those that the call knows. @throws ApiError `InvalidParameterValue` that lists them. */
export function oneOf<Value extends string>(asked: unknown, name: string, allowed: readonly Value[]): Value {
  const found = allowed.find((value) => value === asked);
  if (found !== undefined) return found;
  throw new ApiError(
    'InvalidParameterValue',
    `Value (${String(asked)}) for parameter ${name} is invalid. Expected: ${allowed.join(', ')}.`,
  );
}
