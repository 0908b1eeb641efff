import ssh2, { type Client, type ClientChannel } from 'ssh2';
import { type Channel, type ChannelEnd, type ChannelSource, DRAIN_MS } from './channel.ts';
import { createTransport } from './create-transport.ts';
import { dial } from './dial.ts';
import { TransportError } from './errors.ts';
import { handshake } from './handshake.ts';
import { publicKeyBytes } from './keys.ts';
import { Semaphore } from './semaphore.ts';
import type { SshTarget, Transport } from './transport.ts';

export interface SshConnectOptions {
  readonly signal?: AbortSignal;
  /** For the TCP connection and again for the SSH handshake, in milliseconds; 10 s by default. */
  readonly connectTimeoutMs?: number;
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
  const limits = {
    timeoutMs: options.connectTimeoutMs ?? 10_000,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  const socket = await dial(target, limits);
  const client = await handshake(target, socket, limits);
  // After the handshake an error always comes with the close of every channel, which is what callers see.
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

function openChannel(client: Client, command: string, release: () => void): Promise<Channel> {
  const { promise, resolve, reject } = Promise.withResolvers<Channel>();
  // Wired up inside the callback: a quick command's exit status may follow in the same packet.
  client.exec(command, (error, stream) => (error ? reject(error) : resolve(channelOf(stream, release))));
  return promise;
}

function channelOf(stream: ClientChannel, release: () => void): Channel {
  const { promise, resolve } = Promise.withResolvers<ChannelEnd>();
  let end: ChannelEnd = { exitCode: null, signal: null };
  let timer: NodeJS.Timeout | undefined;
  stream.once('exit', (exitCode: number | null, signal?: string) => {
    end = { exitCode, signal: signal ? `SIG${signal.replace(/^SIG/, '')}` : null };
    stream.end();
    timer = setTimeout(resolve, DRAIN_MS, end);
  });
  stream.once('close', () => {
    clearTimeout(timer);
    resolve(end);
    release();
  });
  return {
    stdin: stream,
    stdout: stream,
    stderr: stream.stderr,
    ended: promise,
    terminate: () => stream.signal('TERM'),
    destroy: () => stream.close(),
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
