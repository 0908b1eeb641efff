import type { Duplex } from 'node:stream';
import { assertTarget } from './assert-target.ts';
import type { OpenTunnel, PushKey, SshTarget, Transport } from './contract/transport.ts';
import { createTransport } from './create-transport.ts';
import { dial } from './ssh/dial.ts';
import { handshake } from './ssh/handshake.ts';
import { leanWrites } from './ssh/lean-writes.ts';
import type { KeyOffers } from './ssh/offer-key.ts';
import { openVia } from './ssh/open-via.ts';
import { pushNewKey } from './ssh/push-new-key.ts';
import { sshSource } from './ssh/ssh-source.ts';
import type { OutsideLimits } from './ssh/use-outside.ts';

export interface SshConnectOptions {
  readonly signal?: AbortSignal | undefined;
  /** For the TCP connection and again for each step of the SSH handshake, in milliseconds; 10 s by default. */
  readonly connectTimeoutMs?: number | undefined;
  /** For a machine that may not have written the key yet; a refused key is offered once unless given. */
  readonly keyOffers?: KeyOffers | undefined;
  /** Hangs up once the host key is verified: nothing logs in, and the transport is closed. */
  readonly hostKeyOnly?: boolean | undefined;
  /** Needed for targets with a `via`. */
  readonly openTunnel?: OpenTunnel | undefined;
  /** Needed for targets without a private key: each connection pushes the public key of a new pair. */
  readonly pushKey?: PushKey | undefined;
}

/**
 * Logs in to a machine over SSH. The host key must be exactly `target.hostKey`; no other can be accepted.
 *
 * @throws TransportError `UNREACHABLE`, `TIMED_OUT`, `AUTHENTICATION_REFUSED` (`retryable`: it may still be booting),
 * `HOST_KEY_MISMATCH`, `ACCESS_DENIED` (of a tunnel or a pushed key), `ABORTED`, `INVALID_OPTIONS`.
 */
export async function connectSsh(target: SshTarget, options: SshConnectOptions = {}): Promise<Transport> {
  assertTarget(target);
  const limits = { timeoutMs: options.connectTimeoutMs ?? 10_000, signal: options.signal };
  const socket = await (target.via === undefined
    ? dial(target, limits).then(leanWrites)
    : openVia(target, options.openTunnel, limits));
  const { keyOffers, hostKeyOnly = false } = options;
  const login = hostKeyOnly ? target : await withKey(target, socket, options.pushKey, limits);
  const client = await handshake(login, socket, { ...limits, keyOffers, hostKeyOnly });
  // After the handshake an error always closes every channel, which callers see.
  client.on('error', () => undefined);
  return createTransport(sshSource(client, target.label));
}

/** A key is pushed when the machine listens: it is valid for a minute. */
async function withKey(
  target: SshTarget,
  socket: Duplex,
  pushKey: PushKey | undefined,
  limits: OutsideLimits,
): Promise<SshTarget> {
  if (target.privateKey !== '') return target;
  // Whoever hangs up meanwhile is noticed by the handshake.
  socket.on('error', () => undefined);
  try {
    return { ...target, privateKey: await pushNewKey(target, pushKey, limits) };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
