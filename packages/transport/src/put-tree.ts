import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Header, Pax } from 'tar';
import type { Channel, ChannelEnd, ChannelSource } from './channel.ts';
import { abortedError, TransportError } from './errors.ts';
import { pathProblem } from './glob.ts';
import { OutputCollector } from './output-collector.ts';
import { shellQuote } from './quote.ts';
import { ignoreBrokenPipe } from './run-script.ts';
import type { TreeEntry } from './transport.ts';

const BLOCK = 512;

export interface PutOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Streams entries as one tar archive into `tar -x` on the machine; a cut stream makes that tar end by itself. */
export async function putTree(
  source: ChannelSource,
  entries: readonly TreeEntry[],
  remoteDirectory: string,
  { signal }: PutOptions = {},
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
    if (end.exitCode !== 0) throw failed(label, remoteDirectory, stderr.finish());
  } catch (cause) {
    if (signal?.aborted) throw abortedError(label, signal);
    throw cause instanceof TransportError ? cause : failed(label, remoteDirectory, String(cause), cause);
  } finally {
    channel.destroy();
  }
}

/** Writes at the pace of the machine and returns how the command there ended, which may be before all is written. */
async function send(
  chunks: AsyncIterable<Uint8Array>,
  channel: Channel,
  signal?: AbortSignal,
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
    if (!channel.stdin.write(chunk))
      await once(channel.stdin, 'drain', { signal: stop }).catch(() => undefined);
  }
  signal?.throwIfAborted();
  channel.stdin.end();
  return signal ? Promise.race([whenEnded, rejectionOf(signal)]) : whenEnded;
}

async function rejectionOf(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

function failed(label: string, directory: string, stderr: string, cause?: unknown): TransportError {
  const detail = stderr.trim() === '' ? 'the stream ended early' : stderr.trim();
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

async function* archive(entries: readonly TreeEntry[]): AsyncGenerator<Uint8Array> {
  for (const entry of entries) yield* archiveEntry(entry);
  yield Buffer.alloc(2 * BLOCK);
}

async function* archiveEntry({ path, content, mode = 0o644 }: TreeEntry): AsyncGenerator<Uint8Array> {
  const size = 'file' in content ? (await stat(content.file)).size : content.bytes.byteLength;
  yield* headerBlocks(path, size, mode);
  let written = 0;
  for await (const chunk of 'file' in content ? createReadStream(content.file) : [content.bytes]) {
    written += (chunk as Uint8Array).byteLength;
    yield chunk as Uint8Array;
  }
  if (written !== size) throw new Error(`${path} changed while it was sent`);
  const surplus = size % BLOCK;
  if (surplus > 0) yield Buffer.alloc(BLOCK - surplus);
}

function* headerBlocks(path: string, size: number, mode: number): Generator<Uint8Array> {
  const fields = { path, size, mode, uid: 0, gid: 0, type: 'File' as const };
  const header = new Header(fields);
  if (header.encode()) yield new Pax({ path, size }).encode();
  if (header.block) yield header.block;
}
