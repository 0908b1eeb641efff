import { ApiError } from '../../model/api-error.ts';
import { isPlainObject } from '../../model/plain-object.ts';
import type { InstanceRecord } from '../../model/resources.ts';
import { regionOf } from '../network/find-group.ts';
import type { RequestContext } from '../operation.ts';

interface TokenUse {
  readonly operation: string;
  readonly input: { readonly ClientToken?: string | undefined };
  /** The zone of a zonal request; the same token in another zone is another request. */
  readonly zone?: string | undefined;
}

/**
 * The machines of an earlier request with the same token (rows 15 and 16).
 * @throws ApiError `IdempotentParameterMismatch`, `IdempotentInstanceTerminated`, `InvalidParameterValue`.
 */
export function findByToken(use: TokenUse, context: RequestContext): InstanceRecord[] | undefined {
  const token = use.input.ClientToken;
  if (token === undefined) return undefined;
  if (token.length > 64) {
    throw new ApiError(
      'InvalidParameterValue',
      'Length of client token must be at most 64 ASCII characters.',
    );
  }
  const used = context.world.tokens.get(tokenKey(use, context));
  if (!used) return undefined;
  if (used.fingerprint !== fingerprint(use.input)) throw mismatch();
  const { instances } = regionOf(context);
  const found = used.ids.flatMap((id) => instances.get(id) ?? []);
  const isGone = found.length < used.ids.length || found.some(({ state }) => state === 'terminated');
  if (!isGone) return found;
  throw new ApiError(
    'IdempotentInstanceTerminated',
    'The client token you have provided is associated with a resource that is already terminated. Please use a different client token.',
  );
}

export function rememberToken(use: TokenUse, ids: readonly string[], context: RequestContext): void {
  if (use.input.ClientToken === undefined) return;
  context.world.tokens.set(tokenKey(use, context), { fingerprint: fingerprint(use.input), ids });
}

export function mismatch(): ApiError {
  return new ApiError(
    'IdempotentParameterMismatch',
    'The client token you have provided was used with different parameters. Please use a different client token or the same parameters.',
  );
}

export function tokenKey(
  { operation, input, zone = '' }: TokenUse,
  { accountId, region }: RequestContext,
): string {
  return [operation, accountId, region, zone, input.ClientToken].join('\n');
}

/** Everything asked for but the token, in an order that does not depend on the caller. */
export function fingerprint(input: object): string {
  const { ClientToken: _token, DryRun: _dryRun, ...rest } = input as Record<string, unknown>;
  return JSON.stringify(rest, (_key, value: unknown) => (isPlainObject(value) ? sortKeys(value) : value));
}

function sortKeys(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
