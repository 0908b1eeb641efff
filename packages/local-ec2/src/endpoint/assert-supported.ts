import { ApiError, notImplemented } from '../api/api-error.ts';
import type { ServiceModel, WireStructure, WireType } from '../api/service-model.ts';
import type { Operation } from '../operations/operation.ts';
import { isFalseByDefault } from './false-by-default.ts';

/**
 * Every member of a request is either understood or refused, and what the model requires is there. The `false` of a
 * refused boolean that is false by default says nothing.
 * @throws ApiError `MissingParameter`, `NotImplemented`.
 */
export function assertSupported(input: object, operation: Operation, model: ServiceModel): void {
  const structure = model.operations[operation.name]?.input;
  const shape = structure === undefined ? undefined : model.structures[structure];
  assertRequired(input, shape, operation);
  for (const [name, value] of Object.entries(input)) {
    const isKnown = name === 'DryRun' || (operation.parameters as readonly string[]).includes(name);
    if (!isKnown && !isFalseByDefault(name, value)) {
      throw notImplemented(`the parameter ${name} of ${operation.name}`);
    }
    const type = shape?.members[name]?.type;
    if (type) assertMembers(value, type, { path: name, operation, model });
  }
}

/** Operation and its missing member -> a refusal of its own, as dask/dask-ec2#90 has it. */
const OWN_REFUSALS: Readonly<Record<string, readonly [code: string, message: string]>> = {
  'CreateTags.Tags': ['InvalidParameterValue', 'You must specify one or more tags to create'],
};

/** EC2 names what is missing as a form does. */
function assertRequired(input: object, shape: WireStructure | undefined, { name, service }: Operation): void {
  const missing = shape?.required?.find((member) => !Object.hasOwn(input, member));
  if (missing === undefined) return;
  const [code, message = ''] = OWN_REFUSALS[`${name}.${missing}`] ?? [];
  if (code !== undefined) throw new ApiError(code, message);
  if (service === 'ec2') {
    const parameter = shape?.members[missing]?.query ?? missing;
    throw new ApiError('MissingParameter', `The request must contain the parameter ${parameter}`);
  }
  throw new ApiError(
    'ValidationException',
    `1 validation error detected: Value null at '${missing}' must not be null.`,
  );
}

interface Place {
  readonly path: string;
  readonly operation: Operation;
  readonly model: ServiceModel;
}

function assertMembers(value: unknown, type: WireType, place: Place): void {
  if (typeof type === 'string' || 'map' in type) return;
  if ('list' in type) {
    for (const item of value as readonly unknown[]) assertMembers(item, type.list, place);
    return;
  }
  const { path, operation, model } = place;
  const understood = operation.members?.[path];
  for (const [name, item] of Object.entries(value as object)) {
    if (understood && !understood.includes(name) && !isFalseByDefault(name, item)) {
      throw notImplemented(`the parameter ${path}.${name} of ${operation.name}`);
    }
    const member = model.structures[type.structure]?.members[name];
    if (member) assertMembers(item, member.type, { ...place, path: `${path}.${name}` });
  }
}
