import { ApiError } from '../api/api-error.ts';
import { attributeNamed } from './attribute-name.ts';

/** The two members that name an attribute and its new value, beside the members that attributes have of their own. */
interface NamedChange {
  readonly Attribute?: string | undefined;
  readonly Value?: string | undefined;
}

/**
 * The one attribute that a Modify call changes: `Attribute` names it, or a member of its own does, or both name the
 * same (inferred: clients of all ages send both).
 * @param members Member of the request -> the attribute that it belongs to.
 * @param names All attributes that `Attribute` may name.
 * @throws ApiError `InvalidParameterCombination` for no attribute or several, `InvalidParameterValue` for an unknown one.
 */
export function changedAttribute<Name extends string>(
  input: NamedChange,
  members: Readonly<Record<string, Name>>,
  names: readonly Name[],
): Name {
  const named = new Set<Name>();
  if (input.Attribute !== undefined) named.add(attributeNamed(input.Attribute, names));
  for (const [member, name] of Object.entries(members)) {
    if ((input as Readonly<Record<string, unknown>>)[member] !== undefined) named.add(name);
  }
  const [attribute] = named;
  if (attribute === undefined) throw unspecified();
  if (named.size === 1) return attribute;
  const message = `Only one attribute can be modified per request, not ${[...named].join(' and ')}.`;
  throw new ApiError('InvalidParameterCombination', message);
}

/**
 * The new value of the attribute: that of its own member, or `Value`, which needs `Attribute`.
 * @throws ApiError `InvalidParameterCombination` for no value, for two that differ, and for `Value` alone.
 */
export function changedValue({ Attribute, Value }: NamedChange, ofMember: unknown): unknown {
  assertNamed({ Attribute, Value });
  const value = ofMember ?? Value;
  if (value === undefined) throw unspecified();
  const text = typeof value === 'boolean' ? Value?.toLowerCase() : Value;
  if (text === undefined || text === String(value)) return value;
  throw new ApiError('InvalidParameterCombination', `The request gives ${Attribute} two values.`);
}

/** @throws ApiError `InvalidParameterCombination` for a `Value` that belongs to no attribute. */
function assertNamed({ Attribute, Value }: NamedChange): void {
  if (Value === undefined || Attribute !== undefined) return;
  throw new ApiError(
    'InvalidParameterCombination',
    'The parameter Value can be used only with the parameter Attribute.',
  );
}

/** @throws ApiError `InvalidParameterCombination` for a `Value`, which the attribute does not have. */
export function assertNoValue({ Attribute, Value }: NamedChange, attribute: string): void {
  assertNamed({ Attribute, Value });
  if (Value === undefined) return;
  throw new ApiError(
    'InvalidParameterCombination',
    `The parameter Value cannot be used with the attribute ${attribute}.`,
  );
}

/** @throws ApiError `InvalidParameterCombination` when none of the members says what to change. */
export function assertSpecified(members: object): void {
  if (Object.values(members).every((value) => value === undefined)) throw unspecified();
}

/** A request that changes nothing. */
export function unspecified(): ApiError {
  return new ApiError('InvalidParameterCombination', 'No attributes specified.');
}
