import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Channel, ChannelEnd, ChannelSource } from '../contract/channel.ts';
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
  const exited = Promise.withResolvers<ChannelEnd>();
  const ended = Promise.withResolvers<ChannelEnd>();
  exited.promise.catch(() => undefined);
  let end: ChannelEnd = { exitCode: null, signal: null };
  const stderr = new ExitMarkFilter(mark, (exitCode) => {
    end = { exitCode, signal: null };
    child.stdin.end();
    exited.resolve(end);
  });
  child.stderr.pipe(stderr);
  child.once('error', (cause) => {
    const message = `${label}: cannot start ssh: ${cause.message}`;
    const error = new TransportError('UNREACHABLE', message, { label, cause });
    exited.reject(error);
    ended.reject(error);
  });
  const settle = (): void => {
    exited.resolve(end);
    ended.resolve(end);
  };
  child.once('close', () => {
    if (end.exitCode === null) onLost();
    if (stderr.readableEnded || stderr.destroyed) settle();
    else stderr.once('end', settle).once('close', settle);
  });
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    stderr,
    exited: exited.promise,
    ended: ended.promise,
    // The end of its input is what ends a guarded script.
    terminate: () => undefined,
    destroy: () => {
      for (const stream of [child.stdin, child.stdout, child.stderr, stderr]) stream.destroy();
      child.kill('SIGTERM');
    },
  };
}
