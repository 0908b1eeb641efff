import { ApiError, notImplemented } from '../api/api-error.ts';
import type { ServiceModel, WireStructure, WireType } from '../api/service-model.ts';
import type { Operation } from '../operations/operation.ts';
import { isFalseByDefault } from './false-by-default.ts';

/**
 * Every member of a request is either understood or refused, and what the model requires is there, at any depth. The `false` of a
 * refused boolean that is false by default says nothing.
 * @throws ApiError `MissingParameter`, `NotImplemented`.
 */
export function assertSupported(input: object, operation: Operation, model: ServiceModel): void {
  const structure = model.operations[operation.name]?.input;
  const shape = structure === undefined ? undefined : model.structures[structure];
  assertRequired(input, shape, { path: '', form: '', operation, model });
  for (const [name, value] of Object.entries(input)) {
    const isKnown = name === 'DryRun' || (operation.parameters as readonly string[]).includes(name);
    if (!isKnown && !isFalseByDefault(name, value)) {
      throw notImplemented(`the parameter ${name} of ${operation.name}`);
    }
    const type = shape?.members[name]?.type;
    const form = shape?.members[name]?.query ?? name;
    if (type) assertMembers(value, type, { path: name, form, operation, model });
  }
}

/** Operation and its missing member -> a refusal of its own, as dask/dask-ec2#90 has it. */
const OWN_REFUSALS: Readonly<Record<string, readonly [code: string, message: string]>> = {
  'CreateTags.Tags': ['InvalidParameterValue', 'You must specify one or more tags to create'],
};

/** EC2 names what is missing as a form does, other services as the model does. */
function assertRequired(input: object, shape: WireStructure | undefined, place: Place): void {
  const missing = shape?.required?.find((member) => !Object.hasOwn(input, member));
  if (missing === undefined) return;
  const { path, form, operation } = place;
  const [code, message = ''] = OWN_REFUSALS[`${operation.name}.${missing}`] ?? [];
  if (code !== undefined) throw new ApiError(code, message);
  if (operation.service === 'ec2') {
    const parameter = inside(form, shape?.members[missing]?.query ?? missing);
    throw new ApiError('MissingParameter', `The request must contain the parameter ${parameter}`);
  }
  throw new ApiError(
    'ValidationException',
    `1 validation error detected: Value null at '${inside(path, missing)}' must not be null.`,
  );
}

function inside(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}

interface Place {
  readonly path: string;
  /** The same in the names of a form. */
  readonly form: string;
  readonly operation: Operation;
  readonly model: ServiceModel;
}

function assertMembers(value: unknown, type: WireType, place: Place): void {
  if (typeof type === 'string' || 'map' in type) return;
  if ('list' in type) {
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      assertMembers(item, type.list, { ...place, form: `${place.form}.${index + 1}` });
    }
    return;
  }
  const { path, form, operation, model } = place;
  const understood = operation.members?.[path];
  const shape = model.structures[type.structure];
  for (const [name, item] of Object.entries(value as object)) {
    if (understood && !understood.includes(name) && !isFalseByDefault(name, item)) {
      throw notImplemented(`the parameter ${path}.${name} of ${operation.name}`);
    }
    const member = shape?.members[name];
    if (!member) continue;
    const below = { path: `${path}.${name}`, form: `${form}.${member.query ?? name}` };
    assertMembers(item, member.type, { ...place, ...below });
  }
  assertRequired(value as object, shape, place);
}
