import { pipeline } from 'node:stream/promises';
import { Parser } from 'tar';
import type { Channel, ChannelSource } from '../contract/channel.ts';
import { abortedError, TransportError } from '../contract/errors.ts';
import { OutputCollector } from '../exec/output-collector.ts';
import { shellQuote } from '../exec/shell-quote.ts';
import { startScript } from '../exec/start-script.ts';
import { acceptEntry, type Expected, TooLarge } from './accept-entry.ts';
import type { LocalFolder } from './local-folder.ts';
import { rawMeter } from './raw-meter.ts';
import { readFailed } from './read-failed.ts';

export interface FetchOptions {
  readonly remoteDirectory: string;
  readonly folder: LocalFolder;
  readonly signal?: AbortSignal | undefined;
}

/** GNU tar takes the second name of a file for a link unless it is told not to; other kinds of tar have no such option. */
const PLAIN_FILES = `plain=--hard-dereference && { tar $plain -cf - /dev/null >/dev/null 2>&1 || plain=; }`;

/** Headers, long names and padding of one file in a tar stream, with room to spare. */
const OVERHEAD = 16 * 1024;

/** A tar stream ends with a whole record of zeros. */
const RECORD = 1024 * 1024;

/**
 * Reads files of one machine as one tar stream; those received are removed from `expected`. Returns the file that did
 * not fit, before which the stream was closed.
 *
 * @throws TransportError `TRANSFER_FAILED` when a file is missing or the stream contains anything else, `ABORTED`.
 */
export async function fetchFiles(
  source: ChannelSource,
  expected: Expected,
  { remoteDirectory, folder, signal }: FetchOptions,
): Promise<TooLarge | undefined> {
  const { label } = source;
  if (signal?.aborted) throw abortedError(label, signal);
  const files = [...expected.names.keys()].map((name) => shellQuote(`./${name}`)).join(' ');
  const enter = `cd -- ${shellQuote(remoteDirectory)}`;
  const channel = await startScript(
    source,
    `${enter} && ${PLAIN_FILES} && exec tar $plain -cf - -- ${files}`,
  );
  const stderr = new OutputCollector();
  channel.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  try {
    await receive(channel, expected, { folder, signal });
    const [missing] = expected.names.keys();
    if (missing !== undefined) throw readFailed(label, remoteDirectory, stderr.finish() || `no ${missing}`);
    return undefined;
  } catch (cause) {
    if (signal?.aborted) throw abortedError(label, signal);
    if (cause instanceof TooLarge) return cause;
    throw cause instanceof TransportError ? cause : readFailed(label, remoteDirectory, String(cause), cause);
  } finally {
    channel.stdin.end();
    channel.destroy();
  }
}

/** Writes each expected file once; any other entry is refused. */
async function receive(
  channel: Channel,
  expected: Expected,
  { folder, signal: given }: Pick<FetchOptions, 'folder' | 'signal'>,
): Promise<void> {
  const writes: Promise<void>[] = [];
  const refusal = new AbortController();
  const ending = new AbortController();
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      const written = acceptEntry(entry, expected, { folder, signal: ending.signal });
      written.catch((cause: unknown) => refusal.abort(cause));
      writes.push(written);
    },
  });
  const signal = AbortSignal.any([refusal.signal, ...(given ? [given] : [])]);
  // ssh2's channels do not end a pipeline when they are destroyed; the stream between them does.
  const meter = rawMeter(expected.bytes + expected.names.size * OVERHEAD + RECORD);
  const parsed = pipeline(channel.stdout.pipe(meter), parser as unknown as NodeJS.WritableStream, { signal });
  try {
    const [outcome] = await Promise.allSettled([parsed]);
    // The files before the one that does not fit were read to their ends.
    if (refusal.signal.reason instanceof TooLarge) await Promise.allSettled(writes);
    signal.throwIfAborted();
    if (outcome.status === 'rejected') throw outcome.reason;
    await Promise.all(writes);
  } finally {
    ending.abort();
    await Promise.allSettled(writes);
  }
}
