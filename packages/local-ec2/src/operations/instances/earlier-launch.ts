import { ApiError } from '../../api/api-error.ts';
import type { InstanceRecord } from '../../state/resources.ts';
import { type TokenUse, usedToken } from '../client-token.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

/**
 * The machines of an earlier launch with the same token (rows 15 and 16).
 * @throws ApiError `IdempotentParameterMismatch`, `IdempotentInstanceTerminated`, `InvalidParameterValue`.
 */
export function findEarlierLaunch(use: TokenUse, context: RequestContext): InstanceRecord[] | undefined {
  if ((use.input.ClientToken?.length ?? 0) > 64) {
    throw new ApiError(
      'InvalidParameterValue',
      'Length of client token must be at most 64 ASCII characters.',
    );
  }
  const used = usedToken(use, context);
  if (!used) return undefined;
  const { instances } = regionOf(context);
  const found = used.ids.flatMap((id) => instances.get(id) ?? []);
  const isGone = found.length < used.ids.length || found.some(({ state }) => state === 'terminated');
  if (!isGone) return found;
  throw new ApiError(
    'IdempotentInstanceTerminated',
    'The client token you have provided is associated with a resource that is already terminated. Please use a different client token.',
  );
}
