import { CodedError } from '@ami-select/core';
import { abortedError, TransportError } from '../contract/errors.ts';

export interface OutsideLimits {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

/**
 * Calls what the caller of this package gave it (a tunnel, a pushed key), and names the failure as one of a connection.
 * It is retryable, unless its exit class is `permission`: waiting changes no policy.
 * @throws TransportError `UNREACHABLE`, `ACCESS_DENIED`, `ABORTED`
 */
export async function useOutside<T>(
  use: (signal: AbortSignal) => Promise<T>,
  { label, failed }: { readonly label: string; readonly failed: string },
  { signal, timeoutMs }: OutsideLimits,
): Promise<T> {
  if (signal?.aborted) throw abortedError(label, signal);
  const late = AbortSignal.timeout(timeoutMs);
  try {
    return await use(signal === undefined ? late : AbortSignal.any([signal, late]));
  } catch (cause) {
    if (signal?.aborted) throw abortedError(label, signal);
    if (cause instanceof TransportError) throw cause;
    const message = `${label}: ${failed}: ${cause instanceof Error ? cause.message : String(cause)}`;
    if (cause instanceof CodedError && cause.exitClass === 'permission')
      throw new TransportError('ACCESS_DENIED', message, { label, cause, hint: cause.hint });
    throw new TransportError('UNREACHABLE', message, { retryable: true, label, cause });
  }
}
