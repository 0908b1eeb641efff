import { ApiError } from '../../api/api-error.ts';
import type { Parameter } from '../../catalogue/parameter-store.ts';
import type { RequestContext } from '../operation.ts';
import { parseReference } from './parameter-reference.ts';

export type OwnParameter = Parameter & { readonly accountId: string };

/**
 * A parameter that the caller's account put, by name or ARN.
 * @throws ApiError `ParameterNotFound`, for public ones as well.
 */
export function findOwnParameter(text: string | undefined, context: RequestContext): OwnParameter {
  const { name } = parseReference(text ?? '');
  const store = context.world.images.parameters(context.region);
  const parameter =
    store.get(name, context.accountId) ?? store.get(name.replace(/^\//, ''), context.accountId);
  const accountId = parameter?.accountId;
  if (parameter && accountId !== undefined) return { ...parameter, accountId };
  throw new ApiError('ParameterNotFound', `Parameter ${name} not found.`);
}
