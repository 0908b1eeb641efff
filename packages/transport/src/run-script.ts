import type { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Channel, ChannelEnd, ChannelSource } from './channel.ts';
import { abortedError, TransportError } from './errors.ts';
import { OutputCollector } from './output-collector.ts';
import { wrapScript } from './remote-script.ts';
import type { ExecOptions, ExecResult } from './transport.ts';

/** The machine ends a group within 2 s of being told to; past this the channel is given up. */
const STOP_GRACE_MS = 4_000;

interface Stop {
  readonly error: TransportError;
}

/** Runs a script on a channel of its own and sees to it that it does not outlive the call. */
export async function runScript(
  source: ChannelSource,
  script: string,
  options: ExecOptions = {},
): Promise<ExecResult> {
  const { label } = source;
  if (options.signal?.aborted) throw abortedError(label, options.signal);
  const { command, input } = wrapScript(script, options.stdin);
  const channel = await source.open(command);
  const stdout = new OutputCollector(options.onStdout);
  const stderr = new OutputCollector(options.onStderr);
  channel.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  channel.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  ignoreBrokenPipe(channel.stdin);
  for (const part of input) channel.stdin.write(part);
  const end = await endOf(channel, label, options);
  return { ...end, stdout: stdout.finish(), stderr: stderr.finish() };
}

async function endOf(channel: Channel, label: string, options: ExecOptions): Promise<ChannelEnd> {
  const watch = watchForStop(label, options);
  try {
    const outcome = await Promise.race([channel.ended, watch.stopped]);
    if ('error' in outcome) {
      await stopRemote(channel);
      throw outcome.error;
    }
    if (outcome.exitCode === null && outcome.signal === null) throw lostError(label);
    return outcome;
  } finally {
    watch.dispose();
    channel.destroy();
  }
}

function watchForStop(
  label: string,
  { signal, timeoutMs }: ExecOptions,
): { stopped: Promise<Stop>; dispose(): void } {
  const { promise, resolve } = Promise.withResolvers<Stop>();
  const onAbort = (): void => {
    if (signal) resolve({ error: abortedError(label, signal) });
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => resolve({ error: timedOut(label, timeoutMs) }), timeoutMs);
  const dispose = (): void => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  };
  return { stopped: promise, dispose };
}

async function stopRemote(channel: Channel): Promise<void> {
  channel.terminate();
  channel.stdin.end();
  const grace = new AbortController();
  const waited = delay(STOP_GRACE_MS, undefined, { signal: grace.signal }).catch(() => undefined);
  await Promise.race([channel.ended, waited]);
  grace.abort();
}

function timedOut(label: string, timeoutMs: number): TransportError {
  return new TransportError(
    'TIMED_OUT',
    `${label}: the command took longer than ${timeoutMs / 1000} s and was ended`,
    { label },
  );
}

function lostError(label: string): TransportError {
  return new TransportError('DISCONNECTED', `${label}: the connection was lost while a command ran`, {
    label,
  });
}

/** A command may end without reading its input; that is no failure of ours. */
export function ignoreBrokenPipe(stream: Writable): void {
  stream.on('error', () => undefined);
}
