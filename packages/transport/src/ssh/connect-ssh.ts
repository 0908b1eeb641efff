import ssh2, { type Client } from 'ssh2';
import type { ChannelSource } from '../channel.ts';
import { createTransport } from '../create-transport.ts';
import { TransportError } from '../errors.ts';
import type { SshTarget, Transport } from '../transport.ts';
import { dial } from './dial.ts';
import { handshake } from './handshake.ts';
import { publicKeyBytes } from './keys.ts';
import { openChannel } from './open-channel.ts';
import { Semaphore } from './semaphore.ts';

export interface SshConnectOptions {
  readonly signal?: AbortSignal | undefined;
  /** For the TCP connection and again for the SSH handshake, in milliseconds; 10 s by default. */
  readonly connectTimeoutMs?: number | undefined;
}

/** OpenSSH's server takes 10 sessions per connection. */
const MAX_CHANNELS = 8;

/**
 * Logs in to a machine over SSH. The host key must be exactly `target.hostKey`; there is no way to accept another.
 * @throws TransportError `UNREACHABLE`, `TIMED_OUT`, `AUTHENTICATION_REFUSED` (`retryable`: it may still be booting),
 * `HOST_KEY_MISMATCH`, `ABORTED`, `INVALID_OPTIONS`.
 */
export async function connectSsh(target: SshTarget, options: SshConnectOptions = {}): Promise<Transport> {
  assertTarget(target);
  const limits = { timeoutMs: options.connectTimeoutMs ?? 10_000, signal: options.signal };
  const socket = await dial(target, limits);
  const client = await handshake(target, socket, limits);
  // After the handshake an error always closes every channel, which callers see.
  client.on('error', () => undefined);
  return createTransport(sshSource(client, target.label));
}

function assertTarget({ label, host, port, user, privateKey, hostKey }: SshTarget): void {
  const problems: string[] = [];
  if (host === '') problems.push('host is empty');
  if (user === '') problems.push('user is empty');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    problems.push(`port must be 1 to 65535, got ${port}`);
  if (ssh2.utils.parseKey(privateKey) instanceof Error)
    problems.push('privateKey is not an unencrypted OpenSSH private key');
  try {
    publicKeyBytes(hostKey);
  } catch (error) {
    problems.push(`hostKey: ${(error as Error).message}`);
  }
  if (problems.length === 0) return;
  throw new TransportError('INVALID_OPTIONS', `${label}: cannot connect: ${problems.join('; ')}`, { label });
}

function sshSource(client: Client, label: string): ChannelSource {
  const slots = new Semaphore(MAX_CHANNELS);
  let open = true;
  client.once('close', () => {
    open = false;
  });
  return {
    label,
    open: async (command) => {
      await slots.acquire();
      try {
        if (!open) throw new Error('the connection is closed');
        return await openChannel(client, command, () => slots.release());
      } catch (cause) {
        slots.release();
        const message = `${label}: cannot open a channel: ${(cause as Error).message}`;
        throw new TransportError('DISCONNECTED', message, { label, cause });
      }
    },
    close: () => closeClient(client, open),
  };
}

async function closeClient(client: Client, open: boolean): Promise<void> {
  if (!open) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  client.once('close', () => resolve());
  client.end();
  const timer = setTimeout(() => client.destroy(), 1_000);
  await promise;
  clearTimeout(timer);
}
