import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { type Channel, type ChannelEnd, type ChannelSource, DRAIN_MS } from '../contract/channel.ts';
import { TransportError } from '../contract/errors.ts';
import { Semaphore } from '../ssh/semaphore.ts';
import { ExitMarkFilter, markExit } from './exit-mark.ts';
import type { Master } from './start-master.ts';

/** OpenSSH's server takes 10 sessions per connection; one of them keeps the connection open. */
const MAX_CHANNELS = 8;

/** The process of a connection that is lost ends at about the time of its channels. */
const DOUBT_MS = 500;

interface ChannelOptions {
  readonly mark: Buffer;
  readonly label: string;
  /** Called when the channel is gone and its command's end is not known. */
  readonly onLost: () => void;
}

/** Channels of one connection of OpenSSH's client: a process for each, which the process of the connection serves. */
export function openSshSource(master: Master, label: string): ChannelSource {
  const slots = new Semaphore(MAX_CHANNELS);
  let doubt: Promise<unknown> = Promise.resolve();
  const children = new Set<ChildProcessWithoutNullStreams>();
  return {
    label,
    open: async (command) => {
      await slots.acquire();
      await doubt;
      if (!master.isOpen()) {
        slots.release();
        const message = `${label}: cannot open a channel: the connection is closed`;
        throw new TransportError('DISCONNECTED', message, { label, retryable: true });
      }
      const marked = markExit(command);
      const words = ['-F', master.channelConfig, '-T', '--', 'machine', marked.command];
      const child = spawn(master.program, words, { env: master.environment, stdio: 'pipe' });
      children.add(child);
      child.once('close', () => {
        children.delete(child);
        slots.release();
      });
      const onLost = (): void => {
        doubt = Promise.race([master.ended, delay(DOUBT_MS)]);
      };
      return channelOf(child, { mark: marked.mark, label, onLost });
    },
    close: async () => {
      for (const child of children) child.stdin.end();
      await master.close();
    },
  };
}

function channelOf(child: ChildProcessWithoutNullStreams, { mark, label, onLost }: ChannelOptions): Channel {
  const { promise, resolve, reject } = Promise.withResolvers<ChannelEnd>();
  let end: ChannelEnd = { exitCode: null, signal: null };
  let timer: NodeJS.Timeout | undefined;
  const stderr = new ExitMarkFilter(mark, (exitCode) => {
    end = { exitCode, signal: null };
    child.stdin.end();
    timer = setTimeout(resolve, DRAIN_MS, end);
  });
  child.stderr.pipe(stderr);
  child.once('error', (cause) =>
    reject(
      new TransportError('UNREACHABLE', `${label}: cannot start ssh: ${cause.message}`, { label, cause }),
    ),
  );
  child.once('close', () => {
    clearTimeout(timer);
    if (end.exitCode === null) onLost();
    if (stderr.readableEnded || stderr.destroyed) resolve(end);
    else stderr.once('end', () => resolve(end)).once('close', () => resolve(end));
  });
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    stderr,
    ended: promise,
    // The end of its input is what ends a guarded script.
    terminate: () => undefined,
    destroy: () => {
      for (const stream of [child.stdin, child.stdout, child.stderr, stderr]) stream.destroy();
      child.kill('SIGTERM');
    },
  };
}
