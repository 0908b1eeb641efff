import { rememberToken, usedToken } from './client-token.ts';
import type { RequestContext } from './operation.ts';

interface Repeatable {
  readonly ClientToken?: string | undefined;
  readonly DryRun?: boolean | undefined;
}

/**
 * The response of an earlier request with the same token, or that of `run`, which is kept under the token. A dry run
 * uses no token up.
 * @throws ApiError `IdempotentParameterMismatch`.
 */
export function respondOnce<Output extends object>(
  { operation, input }: { readonly operation: string; readonly input: Repeatable },
  context: RequestContext,
  run: () => Output,
): Output {
  if (input.ClientToken === undefined || input.DryRun) return run();
  const use = { operation, input };
  const used = usedToken(use, context);
  if (used?.output) return used.output as Output;
  const output = run();
  rememberToken(use, { ids: [], output }, context);
  return output;
}
