import type { Duplex } from 'node:stream';
import { abortedError, TransportError } from '../contract/errors.ts';
import type { OpenTunnel, SshTarget } from '../contract/transport.ts';

/**
 * Opens the tunnel that a target names. A failure is retryable: the machine behind it may still be booting.
 * @throws TransportError `UNREACHABLE`, `ABORTED`, `INVALID_OPTIONS`
 */
export async function openVia(
  target: SshTarget,
  openTunnel: OpenTunnel | undefined,
  { signal, timeoutMs }: { readonly signal?: AbortSignal | undefined; readonly timeoutMs: number },
): Promise<Duplex> {
  const { label, host, port } = target;
  if (signal?.aborted) throw abortedError(label, signal);
  if (openTunnel === undefined) {
    const message = `${label}: a tunnel leads to it, which this connection cannot open`;
    throw new TransportError('INVALID_OPTIONS', message, { label });
  }
  const late = AbortSignal.timeout(timeoutMs);
  try {
    return await openTunnel(target, signal === undefined ? late : AbortSignal.any([signal, late]));
  } catch (cause) {
    if (signal?.aborted) throw abortedError(label, signal);
    const detail = cause instanceof Error ? cause.message : String(cause);
    const message = `${label}: cannot open a tunnel to ${host}:${port}: ${detail}`;
    throw new TransportError('UNREACHABLE', message, { retryable: true, label, cause });
  }
}
