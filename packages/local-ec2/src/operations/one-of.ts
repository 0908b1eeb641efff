import { ApiError } from '../api/api-error.ts';

/** The value, when the call accepts it. @throws ApiError `InvalidParameterValue` with the accepted values. */
export function oneOf<Value extends string>(asked: unknown, name: string, allowed: readonly Value[]): Value {
  const found = allowed.find((value) => value === asked);
  if (found !== undefined) return found;
  throw new ApiError(
    'InvalidParameterValue',
    `Value (${String(asked)}) for parameter ${name} is invalid. Expected: ${allowed.join(', ')}.`,
  );
}
