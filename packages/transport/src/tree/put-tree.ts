import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Channel, ChannelEnd, ChannelSource } from '../contract/channel.ts';
import { abortedError, TransportError } from '../contract/errors.ts';
import { lastWords } from '../contract/last-words.ts';
import type { PutTreeOptions, TreeEntry } from '../contract/transport.ts';
import { OutputCollector } from '../exec/output-collector.ts';
import { shellQuote } from '../exec/shell-quote.ts';
import { ignoreBrokenPipe } from '../exec/start-script.ts';
import { archive } from './archive.ts';
import { saysFullDisk } from './full-disk.ts';
import { pathProblem } from './path-glob.ts';

/**
 * Streams entries as one tar archive into `tar -x` on the machine; a cut stream ends that `tar`.
 *
 * @throws TransportError `INVALID_OPTIONS`, `TRANSFER_FAILED`, `DISCONNECTED`, `ABORTED`.
 */
export async function putTree(
  source: ChannelSource,
  entries: readonly TreeEntry[],
  remoteDirectory: string,
  { signal }: PutTreeOptions = {},
): Promise<void> {
  const { label } = source;
  assertEntries(label, entries);
  if (signal?.aborted) throw abortedError(label, signal);
  const target = shellQuote(remoteDirectory);
  const script = `mkdir -p -- ${target} && exec tar -x -m -o -f - -C ${target}`;
  const channel = await source.open(`exec sh -c ${shellQuote(script)}`);
  const stderr = new OutputCollector();
  channel.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  channel.stdout.resume();
  ignoreBrokenPipe(channel.stdin);
  try {
    const end = await send(archive(entries), channel, signal);
    if (end.exitCode === null && end.signal === null) throw lost(label, remoteDirectory);
    if (end.exitCode !== 0) throw failed(label, remoteDirectory, stderr.finish());
  } catch (cause) {
    if (signal?.aborted) throw abortedError(label, signal);
    throw cause instanceof TransportError ? cause : failed(label, remoteDirectory, String(cause), cause);
  } finally {
    channel.destroy();
  }
}

/** Writes at the pace of the machine and returns the end of its command, which may come before all is written. */
async function send(
  chunks: AsyncIterable<Uint8Array>,
  channel: Channel,
  signal: AbortSignal | undefined,
): Promise<ChannelEnd> {
  const waits = new AbortController();
  const stop = signal ? AbortSignal.any([signal, waits.signal]) : waits.signal;
  let ended = false;
  const whenEnded = channel.ended.finally(() => {
    ended = true;
    waits.abort();
  });
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    if (ended) return whenEnded;
    await taken(channel.stdin, chunk, stop);
  }
  signal?.throwIfAborted();
  channel.stdin.end();
  return signal ? Promise.race([whenEnded, rejectionOf(signal)]) : whenEnded;
}

/** Resolves when the stream does not need the memory of the chunk any more, or stops. */
function taken(stream: Writable, chunk: Uint8Array, stop: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = (): void => {
    stop.removeEventListener('abort', done);
    resolve();
  };
  stop.addEventListener('abort', done);
  stream.write(chunk, done);
  return promise;
}

async function rejectionOf(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

function lost(label: string, directory: string): TransportError {
  const message = `${label}: the connection was lost while files were written to ${directory}`;
  return new TransportError('DISCONNECTED', message, { label });
}

function failed(label: string, directory: string, stderr: string, cause?: unknown): TransportError {
  const said = lastWords(stderr) || 'the stream ended early';
  const detail = saysFullDisk(said) ? `its disk is full: ${said}` : said;
  return new TransportError('TRANSFER_FAILED', `${label}: could not write to ${directory}: ${detail}`, {
    label,
    cause,
  });
}

function assertEntries(label: string, entries: readonly TreeEntry[]): void {
  const problems = entries.flatMap(({ path }) => {
    const problem = pathProblem(path);
    return problem === undefined ? [] : [`"${path}" ${problem}`];
  });
  if (problems.length === 0) return;
  throw new TransportError('INVALID_OPTIONS', `${label}: cannot upload: ${problems.join('; ')}`, { label });
}
