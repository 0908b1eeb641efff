import type { Client } from 'ssh2';
import type { ChannelSource } from '../contract/channel.ts';
import { TransportError } from '../contract/errors.ts';
import { openChannel } from './open-channel.ts';
import { Semaphore } from './semaphore.ts';

/** OpenSSH's server takes 10 sessions per connection. */
const MAX_CHANNELS = 8;

/** Channels of one SSH connection, a few at a time. */
export function sshSource(client: Client, label: string): ChannelSource {
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
