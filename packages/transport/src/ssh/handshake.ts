import { timingSafeEqual } from 'node:crypto';
import type { Duplex } from 'node:stream';
import ssh2 from 'ssh2';
import { abortedError, TransportError } from '../contract/errors.ts';
import type { SshTarget } from '../contract/transport.ts';
import { ALGORITHMS, ALGORITHMS_OF_LOOK } from './algorithms.ts';
import { fingerprintOfBytes, publicKeyBytes, publicKeyLine } from './keys.ts';
import { type KeyOffers, offerKey } from './offer-key.ts';

export interface HandshakeOptions {
  readonly signal?: AbortSignal | undefined;
  /** For the key exchange, and again for the response to every offer of the key. */
  readonly timeoutMs: number;
  /** One offer unless given. */
  readonly keyOffers?: KeyOffers | undefined;
  /** Ends the connection when the host key is verified, before any login. */
  readonly hostKeyOnly?: boolean | undefined;
}

const ONE_OFFER: KeyOffers = { count: 1, everyMs: 0 };

const KEEPALIVE_MS = 10_000;
const KEEPALIVE_MISSES = 3;

/**
 * Starts SSH on an open socket: verifies the host key, then logs in with the private key only, unless that is not asked for.
 *
 * @throws TransportError `HOST_KEY_MISMATCH`, `AUTHENTICATION_REFUSED`, `UNREACHABLE`, `TIMED_OUT`, `ABORTED`.
 */
export async function handshake(
  target: SshTarget,
  socket: Duplex,
  { signal, timeoutMs, keyOffers = ONE_OFFER, hostKeyOnly = false }: HandshakeOptions,
): Promise<ssh2.Client> {
  const expected = publicKeyBytes(target.hostKey);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const client = new ssh2.Client();
  let offered: Buffer | undefined;
  const onAbort = (): void => {
    if (signal) reject(abortedError(target.label, signal));
  };
  const step = createTimer(timeoutMs, () => reject(tooSlow(target)));
  const key = offerKey(target, keyOffers, { onOffer: step.start, onRefusal: step.stop });
  signal?.addEventListener('abort', onAbort, { once: true });
  client.on('ready', resolve);
  client.on('handshake', () => {
    if (hostKeyOnly) resolve(void client.end());
  });
  client.on('error', (error) => reject(explain(target, error, { offered, refusals: key.refusals() })));
  client.on('close', () => reject(closedEarly(target, key.refusals())));
  step.start();
  client.connect({
    sock: socket,
    username: target.user,
    privateKey: target.privateKey,
    algorithms: hostKeyOnly ? ALGORITHMS_OF_LOOK : ALGORITHMS,
    authHandler: key.authHandler,
    readyTimeout: 0,
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
    step.stop();
    key.stop();
    signal?.removeEventListener('abort', onAbort);
  }
}

function createTimer(
  ms: number,
  onEnd: () => void,
): { readonly start: () => void; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  const start = (): void => {
    stop();
    timer = setTimeout(onEnd, ms);
  };
  return { start, stop };
}

function explain(
  target: SshTarget,
  error: Error & { level?: string },
  { offered, refusals }: { readonly offered: Buffer | undefined; readonly refusals: number },
): TransportError {
  if (offered !== undefined) return mismatch(target, offered);
  if (error.level === 'client-authentication' || refusals > 0) return refused(target, refusals, error);
  const { label, host, port } = target;
  const message = `${label}: the SSH handshake with ${host}:${port} failed: ${error.message}`;
  const retryable = error.level !== 'handshake';
  return new TransportError('UNREACHABLE', message, { label, cause: error, retryable });
}

/** A server hangs up after some refusals, so what comes after one is a refusal as well. */
function refused({ label, host, port, user }: SshTarget, refusals: number, cause?: Error): TransportError {
  const times = refusals > 1 ? ` ${refusals} times` : '';
  return new TransportError(
    'AUTHENTICATION_REFUSED',
    `${label}: ${host}:${port} refused the key for user "${user}"${times}`,
    {
      label,
      cause,
      refusals,
      retryable: true,
      hint: 'the machine may still be writing the key, or its image needs another ssh-user',
    },
  );
}

function tooSlow({ label, host, port }: SshTarget): TransportError {
  const message = `${label}: ${host}:${port} did not finish the SSH handshake in time`;
  return new TransportError('TIMED_OUT', message, { label, retryable: true });
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

function closedEarly(target: SshTarget, refusals: number): TransportError {
  if (refusals > 0) return refused(target, refusals);
  const { label, host, port } = target;
  return new TransportError(
    'UNREACHABLE',
    `${label}: ${host}:${port} closed the connection during the SSH handshake`,
    { retryable: true, label },
  );
}
