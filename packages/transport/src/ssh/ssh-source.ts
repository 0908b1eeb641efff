import type { Client } from 'ssh2';
import type { ChannelSource } from '../contract/channel.ts';
import { TransportError } from '../contract/errors.ts';
import { lastWords } from '../contract/last-words.ts';
import { openChannel } from './open-channel.ts';
import { Semaphore } from './semaphore.ts';

/** OpenSSH's server takes 10 sessions per connection. */
const MAX_CHANNELS = 8;

/** Milliseconds that a machine may take to open a channel. */
const OPEN_TIMEOUT_MS = 60_000;

/** Channels of one SSH connection, a few at a time. A machine that does not open one in time is hung up on. */
export function sshSource(
  client: Client,
  label: string,
  { openTimeoutMs = OPEN_TIMEOUT_MS }: { readonly openTimeoutMs?: number } = {},
): ChannelSource {
  const slots = new Semaphore(MAX_CHANNELS);
  let open = true;
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => undefined);
  client.once('close', () => {
    open = false;
    reject(new Error('the connection was lost before the machine answered'));
  });
  return {
    label,
    open: async (command) => {
      await slots.acquire();
      if (!open) {
        slots.release();
        throw closedError(label);
      }
      const release = once(() => slots.release());
      const timer = setTimeout(() => client.destroy(), openTimeoutMs);
      try {
        return await Promise.race([openChannel(client, command, release), lost]);
      } catch (cause) {
        release();
        const message = `${label}: cannot open a channel: ${lastWords((cause as Error).message)}`;
        throw new TransportError('DISCONNECTED', message, { label, cause });
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => closeClient(client, open),
  };
}

/** Nothing started: the same call may succeed over another connection. */
function closedError(label: string): TransportError {
  const message = `${label}: cannot open a channel: the connection is closed`;
  return new TransportError('DISCONNECTED', message, { label, retryable: true });
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
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
