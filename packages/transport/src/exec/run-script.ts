import { setTimeout as delay } from 'node:timers/promises';
import type { Channel, ChannelEnd, ChannelSource } from '../contract/channel.ts';
import { abortedError, TransportError } from '../contract/errors.ts';
import type { ExecOptions, ExecResult } from '../contract/transport.ts';
import { startBeats } from './beats.ts';
import { OutputCollector } from './output-collector.ts';
import { RestOfOutput } from './rest-of-output.ts';
import { startScript } from './start-script.ts';

/** The machine ends a group within 2 s of the request; past this the channel is destroyed. */
const STOP_GRACE_MS = 4_000;

/**
 * Runs a script on a channel of its own, which does not outlive the call.
 *
 * @throws TransportError `TIMED_OUT`, `DISCONNECTED`, `ABORTED`, `TOO_MUCH_OUTPUT`; the error of a reply that rejects.
 */
export async function runScript(
  source: ChannelSource,
  script: string,
  options: ExecOptions = {},
): Promise<ExecResult> {
  const { label } = source;
  const stdout = new OutputCollector(options.onStdout);
  const { maxStdoutBytes = Number.POSITIVE_INFINITY } = options;
  let seen = 0;
  const end = await streamScript(source, script, {
    ...options,
    take: (chunk) => {
      seen += chunk.length;
      if (seen <= maxStdoutBytes) stdout.push(chunk);
      return seen <= maxStdoutBytes;
    },
  });
  if (end === 'cut') throw tooMuch(label, maxStdoutBytes);
  return { ...end, stdout: stdout.finish() };
}

export interface StreamOptions extends Omit<ExecOptions, 'onStdout' | 'maxStdoutBytes'> {
  /** Gets standard output as it arrives; `false` closes the channel at once. */
  readonly take: (chunk: Buffer) => boolean;
}

/**
 * The same without keeping standard output. Returns `cut` when `take` refused it.
 *
 * @throws TransportError as `runScript`.
 */
export async function streamScript(
  source: ChannelSource,
  script: string,
  { take, ...options }: StreamOptions,
): Promise<'cut' | (ChannelEnd & Pick<ExecResult, 'stderr' | 'isLeftOpen'>)> {
  const { label } = source;
  if (options.signal?.aborted) throw abortedError(label, options.signal);
  const channel = await startScript(source, script, options);
  const stderr = new OutputCollector(options.onStderr);
  const { promise: cut, resolve } = Promise.withResolvers<'cut'>();
  const rest = new RestOfOutput();
  let isCut = false;
  channel.stdout.on('data', (chunk: Buffer) => {
    rest.flows();
    if (take(chunk)) return;
    isCut = true;
    resolve('cut');
  });
  channel.stderr.on('data', (chunk: Buffer) => {
    rest.flows();
    stderr.push(chunk);
  });
  const left = channel.exited.then(async (end) => ({ ...end, ...(await rest.isLeftOpen()) }));
  const end = await endOf(channel, Promise.race([cut, left]), { ...options, label }).finally(() =>
    rest.stop(),
  );
  // A script may end together with the output that was refused.
  return isCut || end === 'cut' ? 'cut' : { ...end, stderr: stderr.finish() };
}

interface Stop {
  readonly error: unknown;
}

interface EndOptions extends ExecOptions {
  readonly label: string;
}

async function endOf(
  channel: Channel,
  settled: Promise<'cut' | ChannelEnd>,
  { label, ...options }: EndOptions,
): Promise<'cut' | ChannelEnd> {
  const watch = watchForStop(label, options);
  const beats = startBeats(channel, options);
  try {
    const outcome = await Promise.race([channel.ended, watch.stopped, settled, giveReply(channel, options)]);
    if (outcome === 'cut') return 'cut';
    if ('error' in outcome) {
      await stopRemote(channel);
      throw outcome.error;
    }
    if (outcome.exitCode === null && outcome.signal === null) throw lostError(label);
    return outcome;
  } finally {
    watch.dispose();
    beats.stop();
    channel.destroy();
  }
}

/** Resolves when there will be no reply. */
function giveReply({ stdin }: Channel, { reply, unguarded }: ExecOptions): Promise<Stop> {
  const { promise, resolve } = Promise.withResolvers<Stop>();
  reply?.then(
    (line) => (unguarded ? stdin.end(`${line}\n`) : stdin.write(`${line}\n`)),
    (error: unknown) => resolve({ error }),
  );
  return promise;
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
  await Promise.race([channel.exited, waited]);
  grace.abort();
}

function timedOut(label: string, timeoutMs: number): TransportError {
  return new TransportError(
    'TIMED_OUT',
    `${label}: the command took longer than ${timeoutMs / 1000} s and was ended`,
    { label },
  );
}

function tooMuch(label: string, most: number): TransportError {
  const message = `${label}: the command printed more than ${most} bytes, which is more than it has to say; its channel was closed`;
  return new TransportError('TOO_MUCH_OUTPUT', message, { label });
}

function lostError(label: string): TransportError {
  return new TransportError('DISCONNECTED', `${label}: the connection was lost while a command ran`, {
    label,
  });
}
