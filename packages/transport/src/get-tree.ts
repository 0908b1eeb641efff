import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Parser, type ReadEntry } from 'tar';
import type { Channel, ChannelSource } from './channel.ts';
import { abortedError, TransportError } from './errors.ts';
import { globRoot, globToRegExp, pathProblem } from './glob.ts';
import { OutputCollector } from './output-collector.ts';
import { shellQuote } from './quote.ts';
import { wrapScript } from './remote-script.ts';
import { ignoreBrokenPipe, runScript } from './run-script.ts';

export interface GetOptions {
  readonly remoteDirectory: string;
  readonly localDirectory: string;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes of file names per `tar` call, well below the smallest limit on a command line. */
const BATCH_BYTES = 64 * 1024;

/** Lists regular files, picks those that match here, and reads them as tar streams. Links are never followed. */
export async function getTree(
  source: ChannelSource,
  patterns: readonly string[],
  options: GetOptions,
): Promise<readonly string[]> {
  assertPatterns(source.label, patterns);
  const globs = patterns.flatMap(expandFolder);
  const names = await listFiles(source, globs, options);
  const wanted = globs.map(globToRegExp);
  const matches = names.filter((name) => wanted.some((pattern) => pattern.test(name))).sort();
  await mkdir(options.localDirectory, { recursive: true });
  for (const batch of batches(matches)) await fetchBatch(source, batch, options);
  return matches;
}

/** A pattern that matches a folder means everything in it. */
function expandFolder(pattern: string): readonly string[] {
  const path = posix.normalize(pattern).replace(/\/$/, '');
  return path === '.' ? ['**'] : [path, `${path}/**`];
}

function assertPatterns(label: string, patterns: readonly string[]): void {
  const problems = patterns.flatMap((pattern) => {
    const problem = pathProblem(pattern);
    return problem === undefined ? [] : [`"${pattern}" ${problem}`];
  });
  if (problems.length === 0) return;
  throw new TransportError('INVALID_OPTIONS', `${label}: cannot collect: ${problems.join('; ')}`, { label });
}

async function listFiles(
  source: ChannelSource,
  patterns: readonly string[],
  options: GetOptions,
): Promise<readonly string[]> {
  const roots = [...new Set(patterns.map((pattern) => shellQuote(posix.join('./', globRoot(pattern)))))];
  const chunks: string[] = [];
  const lines = [`cd -- ${shellQuote(options.remoteDirectory)} || exit 3`];
  for (const root of roots) lines.push(`[ ! -e ./${root} ] || find ./${root} -type f -print0 || exit 4`);
  const result = await runScript(source, lines.join('\n'), {
    onStdout: (text) => chunks.push(text),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (result.exitCode !== 0) throw transferFailed(source.label, options.remoteDirectory, result.stderr);
  const names = chunks
    .join('')
    .split('\0')
    .filter((name) => name !== '');
  return [...new Set(names.map((name) => posix.normalize(name)))].filter(
    (name) => pathProblem(name) === undefined,
  );
}

function* batches(names: readonly string[]): Generator<readonly string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const name of names) {
    if (bytes > BATCH_BYTES) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(name);
    bytes += Buffer.byteLength(name) + 8;
  }
  if (batch.length > 0) yield batch;
}

async function fetchBatch(
  source: ChannelSource,
  names: readonly string[],
  options: GetOptions,
): Promise<void> {
  const { label } = source;
  const { signal, remoteDirectory } = options;
  if (signal?.aborted) throw abortedError(label, signal);
  const files = names.map((name) => shellQuote(`./${name}`)).join(' ');
  const { command, input } = wrapScript(`cd -- ${shellQuote(remoteDirectory)} && exec tar -cf - -- ${files}`);
  const channel = await source.open(command);
  const stderr = new OutputCollector();
  channel.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  ignoreBrokenPipe(channel.stdin);
  for (const part of input) channel.stdin.write(part);
  try {
    const missing = await receive(channel, new Set(names), options);
    if (missing.size > 0)
      throw transferFailed(label, remoteDirectory, stderr.finish() || `no ${[...missing].join(', ')}`);
  } catch (cause) {
    if (signal?.aborted) throw abortedError(label, signal);
    throw cause instanceof TransportError
      ? cause
      : transferFailed(label, remoteDirectory, String(cause), cause);
  } finally {
    channel.stdin.end();
    channel.destroy();
  }
}

/** Writes each asked-for file once and returns the names that never came; anything else in the stream is refused. */
async function receive(
  channel: Channel,
  expected: Set<string>,
  options: GetOptions,
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
  // The stream between them is there because ssh2's channels do not end a pipeline when they are destroyed.
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

async function acceptEntry(entry: ReadEntry, expected: Set<string>, localDirectory: string): Promise<void> {
  const name = posix.normalize(entry.path);
  if (entry.type !== 'File' || !expected.delete(name)) {
    throw new TransportError(
      'TRANSFER_FAILED',
      `refused "${entry.path}" (${entry.type}): it was not asked for`,
    );
  }
  const target = join(localDirectory, name);
  await mkdir(dirname(target), { recursive: true });
  await assertInside(dirname(target), localDirectory, name);
  await rm(target, { force: true });
  await pipeline(entry, createWriteStream(target, { flags: 'wx' }));
}

/** A link that was in the local folder before must not lead a file out of it. */
async function assertInside(directory: string, root: string, name: string): Promise<void> {
  const [inner, outer] = await Promise.all([realpath(directory), realpath(root)]);
  if (inner === outer || inner.startsWith(outer + sep)) return;
  throw new TransportError('TRANSFER_FAILED', `refused "${name}": ${directory} leads out of ${root}`);
}

function transferFailed(label: string, directory: string, detail: string, cause?: unknown): TransportError {
  return new TransportError(
    'TRANSFER_FAILED',
    `${label}: could not read from ${directory}: ${detail.trim()}`,
    { label, cause },
  );
}
