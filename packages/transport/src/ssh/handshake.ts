import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import ssh2 from 'ssh2';
import { abortedError, TransportError } from '../contract/errors.ts';
import type { SshTarget } from '../contract/transport.ts';
import { ALGORITHMS } from './algorithms.ts';
import { fingerprintOfBytes, publicKeyBytes, publicKeyLine } from './keys.ts';

export interface HandshakeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

const KEEPALIVE_MS = 10_000;
const KEEPALIVE_MISSES = 3;

/**
 * Starts SSH on an open socket: verifies the host key, then logs in with the private key only.
 *
 * @throws TransportError `HOST_KEY_MISMATCH`, `AUTHENTICATION_REFUSED`, `UNREACHABLE`, `TIMED_OUT`, `ABORTED`.
 */
export async function handshake(
  target: SshTarget,
  socket: Socket,
  { signal, timeoutMs }: HandshakeOptions,
): Promise<ssh2.Client> {
  const expected = publicKeyBytes(target.hostKey);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const client = new ssh2.Client();
  let offered: Buffer | undefined;
  const onAbort = (): void => {
    if (signal) reject(abortedError(target.label, signal));
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  client.on('ready', resolve);
  client.on('error', (error) => reject(explain(target, error, offered)));
  client.on('close', () => reject(closedEarly(target)));
  client.connect({
    sock: socket,
    username: target.user,
    privateKey: target.privateKey,
    algorithms: ALGORITHMS,
    authHandler: ['publickey'],
    readyTimeout: timeoutMs,
    keepaliveInterval: KEEPALIVE_MS,
    keepaliveCountMax: KEEPALIVE_MISSES,
    hostVerifier: (key: Buffer) => {
      if (key.length === expected.length && timingSafeEqual(key, expected)) return true;
      offered = key;
      return false;
    },
  });
  try {
    await promise;
    return client;
  } catch (error) {
    client.destroy();
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

function explain(
  target: SshTarget,
  error: Error & { level?: string },
  offered: Buffer | undefined,
): TransportError {
  if (offered !== undefined) return mismatch(target, offered);
  const { label, host, port, user } = target;
  const where = `${host}:${port}`;
  const common = { label, cause: error, retryable: true } as const;
  if (error.level === 'client-authentication') {
    return new TransportError(
      'AUTHENTICATION_REFUSED',
      `${label}: ${where} refused the key for user "${user}"`,
      { ...common, hint: 'the machine may still be writing the key, or its image needs another ssh-user' },
    );
  }
  if (error.level === 'client-timeout') {
    return new TransportError('TIMED_OUT', `${label}: ${where} did not finish the SSH handshake in time`, {
      ...common,
    });
  }
  const message = `${label}: the SSH handshake with ${where} failed: ${error.message}`;
  return new TransportError('UNREACHABLE', message, { ...common, retryable: error.level !== 'handshake' });
}

function mismatch({ label, host, port, hostKey }: SshTarget, offered: Buffer): TransportError {
  const expected = fingerprintOfBytes(publicKeyBytes(hostKey));
  return new TransportError(
    'HOST_KEY_MISMATCH',
    `${label}: ${host}:${port} shows host key ${fingerprintOfBytes(offered)}, expected ${expected}; nothing was sent to it`,
    {
      label,
      hint: 'the address belongs to another machine, or the machine generated its own host key',
      shownHostKey: publicKeyLine(offered),
    },
  );
}

function closedEarly({ label, host, port }: SshTarget): TransportError {
  return new TransportError(
    'UNREACHABLE',
    `${label}: ${host}:${port} closed the connection during the SSH handshake`,
    { retryable: true, label },
  );
}
