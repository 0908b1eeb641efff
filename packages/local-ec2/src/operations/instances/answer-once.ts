import type { RequestContext } from '../operation.ts';
import { fingerprint, mismatch, tokenKey } from './client-token.ts';

interface Repeatable {
  readonly ClientToken?: string | undefined;
  readonly DryRun?: boolean | undefined;
}

/**
 * The answer of an earlier request with the same token, or that of `run`, which is kept under the token. A dry run
 * uses no token up.
 * @throws ApiError `IdempotentParameterMismatch`.
 */
export function answerOnce<Output extends object>(
  { operation, input }: { readonly operation: string; readonly input: Repeatable },
  context: RequestContext,
  run: () => Output,
): Output {
  if (input.ClientToken === undefined || input.DryRun) return run();
  const key = tokenKey({ operation, input }, context);
  const used = context.world.tokens.get(key);
  if (used && used.fingerprint !== fingerprint(input)) throw mismatch();
  if (used?.output) return used.output as Output;
  const output = run();
  context.world.tokens.set(key, { fingerprint: fingerprint(input), ids: [], output });
  return output;
}
