import { connect, type Socket } from 'node:net';
import { abortedError, TransportError } from '../contract/errors.ts';
import type { SshTarget } from '../contract/transport.ts';

export interface DialOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** Starts one TCP connection; that of `node:net` unless given. */
  readonly open?: ((host: string, port: number) => Socket) | undefined;
}

/**
 * A machine whose network comes up drops the first packets. The kernel repeats them after a second and later ever more
 * seldom, so a new connection is tried in between.
 */
const PROBE_EVERY_MS = 500;
/** Older probes are given up: a response this late is as good as none. */
const PROBES_AT_ONCE = 6;
/** Hundreds of machines that boot together share the files that a process may open, with two for each at least. */
const PROBES_OF_ALL = 600;
const FEWEST_PROBES = 2;
/** Calls that wait for a connection: open files are the process's. */
let dialling = 0;

/**
 * Opens a TCP connection without Nagle's algorithm, which costs SSH about 160 ms per connection: tries a new one every
 * half second until any of them is accepted. Every failure is retryable: a booting machine refuses, resets or drops
 * connections first. A refusal ends the call at once.
 *
 * @throws TransportError `UNREACHABLE`, `TIMED_OUT`, `ABORTED`.
 */
export async function dial(
  { label, host, port }: SshTarget,
  { signal, timeoutMs, open = openSocket }: DialOptions,
): Promise<Socket> {
  if (signal?.aborted) throw abortedError(label, signal);
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const probes = new Set<Socket>();
  function unreachable(code: 'TIMED_OUT' | 'UNREACHABLE', detail: string, cause?: unknown): TransportError {
    const message = `${label}: cannot reach ${host}:${port}: ${detail}`;
    return new TransportError(code, message, { retryable: true, label, cause });
  }
  function probe(): void {
    const socket = open(host, port);
    probes.add(socket);
    socket.once('connect', () => resolve(socket));
    socket.on('error', (cause) => reject(unreachable('UNREACHABLE', cause.message, cause)));
    for (const older of [...probes].slice(0, -mostProbes())) drop(older);
  }
  function drop(socket: Socket): void {
    probes.delete(socket);
    socket.destroy();
  }
  const onAbort = (): void => {
    if (signal) reject(abortedError(label, signal));
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  const late = setTimeout(
    () => reject(unreachable('TIMED_OUT', `no connection within ${timeoutMs / 1000} s`)),
    timeoutMs,
  );
  const prober = setInterval(probe, PROBE_EVERY_MS);
  dialling += 1;
  try {
    probe();
    const socket = await promise;
    probes.delete(socket);
    return socket;
  } finally {
    dialling -= 1;
    clearTimeout(late);
    clearInterval(prober);
    signal?.removeEventListener('abort', onAbort);
    for (const socket of probes) drop(socket);
  }
}

function mostProbes(): number {
  return Math.max(FEWEST_PROBES, Math.min(PROBES_AT_ONCE, Math.floor(PROBES_OF_ALL / dialling)));
}

function openSocket(host: string, port: number): Socket {
  return connect({ host, port, noDelay: true, keepAlive: true });
}
