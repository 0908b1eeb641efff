import { connect, type Socket } from 'node:net';
import { abortedError, TransportError } from '../contract/errors.ts';
import type { SshTarget } from '../contract/transport.ts';

export interface DialOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

/**
 * Opens a TCP connection without Nagle's algorithm, which costs SSH about 160 ms per connection.
 * Every failure is retryable: a booting machine refuses, resets or drops connections first.
 *
 * @throws TransportError `UNREACHABLE`, `TIMED_OUT`, `ABORTED`.
 */
export async function dial(
  { label, host, port }: SshTarget,
  { signal, timeoutMs }: DialOptions,
): Promise<Socket> {
  if (signal?.aborted) throw abortedError(label, signal);
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host, port, noDelay: true, keepAlive: true });
  const where = `${host}:${port}`;
  const timer = setTimeout(
    () => reject(unreachable('TIMED_OUT', `no connection within ${timeoutMs / 1000} s`)),
    timeoutMs,
  );
  const onAbort = (): void => {
    if (signal) reject(abortedError(label, signal));
  };
  function unreachable(code: 'TIMED_OUT' | 'UNREACHABLE', detail: string, cause?: unknown): TransportError {
    return new TransportError(code, `${label}: cannot reach ${where}: ${detail}`, {
      retryable: true,
      label,
      cause,
    });
  }
  signal?.addEventListener('abort', onAbort, { once: true });
  socket.once('connect', () => resolve(socket));
  socket.on('error', (cause) => reject(unreachable('UNREACHABLE', cause.message, cause)));
  try {
    return await promise;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
