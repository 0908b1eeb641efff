import { ApiError, missingParameter } from '../api/api-error.ts';

/**
 * The value, when the call accepts it.
 * @throws ApiError `MissingParameter` for none, `InvalidParameterValue` with the accepted values.
 */
export function oneOf<Value extends string>(asked: unknown, name: string, allowed: readonly Value[]): Value {
  if (asked === undefined) throw missingParameter(name);
  const found = allowed.find((value) => value === asked);
  if (found !== undefined) return found;
  throw new ApiError(
    'InvalidParameterValue',
    `Value (${String(asked)}) for parameter ${name} is invalid. Expected: ${allowed.join(', ')}.`,
  );
}
