import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Parser } from 'tar';
import type { Channel, ChannelSource } from '../contract/channel.ts';
import { abortedError, TransportError } from '../contract/errors.ts';
import type { GetTreeOptions } from '../contract/transport.ts';
import { OutputCollector } from '../exec/output-collector.ts';
import { shellQuote } from '../exec/shell-quote.ts';
import { startScript } from '../exec/start-script.ts';
import { acceptEntry } from './accept-entry.ts';
import { readFailed } from './read-failed.ts';

/**
 * Reads files of one machine as one tar stream.
 *
 * @throws TransportError `TRANSFER_FAILED` when a file is missing or the stream contains anything else, `ABORTED`.
 */
export async function fetchFiles(
  source: ChannelSource,
  names: readonly string[],
  options: GetTreeOptions,
): Promise<void> {
  const { label } = source;
  const { signal, remoteDirectory } = options;
  if (signal?.aborted) throw abortedError(label, signal);
  const files = names.map((name) => shellQuote(`./${name}`)).join(' ');
  const channel = await startScript(
    source,
    `cd -- ${shellQuote(remoteDirectory)} && exec tar -cf - -- ${files}`,
  );
  const stderr = new OutputCollector();
  channel.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  try {
    const missing = await receive(channel, new Set(names), options);
    if (missing.size > 0)
      throw readFailed(label, remoteDirectory, stderr.finish() || `no ${[...missing].join(', ')}`);
  } catch (cause) {
    if (signal?.aborted) throw abortedError(label, signal);
    throw cause instanceof TransportError ? cause : readFailed(label, remoteDirectory, String(cause), cause);
  } finally {
    channel.stdin.end();
    channel.destroy();
  }
}

/** Writes each expected file once and returns the names that were not sent; any other entry is refused. */
async function receive(
  channel: Channel,
  expected: Set<string>,
  options: GetTreeOptions,
): Promise<ReadonlySet<string>> {
  const writes: Promise<void>[] = [];
  const refusal = new AbortController();
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      const written = acceptEntry(entry, expected, options.localDirectory);
      written.catch((cause: unknown) => refusal.abort(cause));
      writes.push(written);
    },
  });
  const signal = AbortSignal.any([refusal.signal, ...(options.signal ? [options.signal] : [])]);
  // ssh2's channels do not end a pipeline when they are destroyed; the stream between them does.
  const parsed = pipeline(
    channel.stdout.pipe(new PassThrough()),
    parser as unknown as NodeJS.WritableStream,
    { signal },
  );
  const [outcome] = await Promise.allSettled([parsed]);
  signal.throwIfAborted();
  if (outcome.status === 'rejected') throw outcome.reason;
  await Promise.all(writes);
  return expected;
}
