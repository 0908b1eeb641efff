import { isPlainObject } from '@ami-select/core';
import { ApiError } from '../api/api-error.ts';
import type { UsedToken } from '../state/tokens.ts';
import type { RequestContext } from './operation.ts';

/** A request that its client token identifies. */
export interface TokenUse {
  readonly operation: string;
  readonly input: { readonly ClientToken?: string | undefined };
  /** The zone of a zonal request; the same token in another zone is another request. */
  readonly zone?: string | undefined;
}

/**
 * Result of an earlier request with the same token; none for the first request and for one without a token.
 * @throws ApiError `IdempotentParameterMismatch` when the two requests differ.
 */
export function usedToken(use: TokenUse, context: RequestContext): UsedToken | undefined {
  if (use.input.ClientToken === undefined) return undefined;
  const used = context.world.tokens.get(tokenKey(use, context));
  if (!used || used.fingerprint === fingerprint(use.input)) return used;
  throw new ApiError(
    'IdempotentParameterMismatch',
    'The client token you have provided was used with different parameters. Please use a different client token or the same parameters.',
  );
}

/** Stores the result of the request under its token, if it has one. */
export function rememberToken(
  use: TokenUse,
  left: Omit<UsedToken, 'fingerprint'>,
  context: RequestContext,
): void {
  if (use.input.ClientToken === undefined) return;
  context.world.tokens.set(tokenKey(use, context), { fingerprint: fingerprint(use.input), ...left });
}

function tokenKey({ operation, input, zone = '' }: TokenUse, { accountId, region }: RequestContext): string {
  return [operation, accountId, region, zone, input.ClientToken].join('\n');
}

/** All parameters but the token, in an order that does not depend on the caller. */
function fingerprint(input: object): string {
  const { ClientToken: _token, DryRun: _dryRun, ...rest } = input as Record<string, unknown>;
  return JSON.stringify(rest, (_key, value: unknown) => (isPlainObject(value) ? sortKeys(value) : value));
}

function sortKeys(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
