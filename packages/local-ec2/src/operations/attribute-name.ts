import { ApiError } from '../api/api-error.ts';

/**
 * The attribute that a call names, spelled as the reference spells it. Case does not matter (inferred: Ansible's
 * amazon.aws sends `LaunchPermission`).
 * @throws ApiError `InvalidParameterValue` for another attribute.
 */
export function attributeNamed<Name extends string>(asked: unknown, names: readonly Name[]): Name {
  const text = String(asked ?? '');
  const found = names.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const message = `Value (${text}) for parameter attribute is invalid. Unknown attribute; expected ${names.join(', ')}.`;
  throw new ApiError('InvalidParameterValue', message);
}
