import { mkdir } from 'node:fs/promises';
import { posix } from 'node:path';
import type { ChannelSource } from '../contract/channel.ts';
import { TransportError } from '../contract/errors.ts';
import type { GetTreeOptions } from '../contract/transport.ts';
import { fetchFiles } from './fetch-files.ts';
import { listFiles } from './list-files.ts';
import { globToRegExp, pathProblem } from './path-glob.ts';

/** Bytes of file names per `tar` call, well below the smallest limit on a command line. */
const BATCH_BYTES = 64 * 1024;

/**
 * Lists regular files, selects the matches here, and reads them as tar streams. Links are never followed.
 *
 * @throws TransportError `INVALID_OPTIONS`, `TRANSFER_FAILED`, `DISCONNECTED`, `ABORTED`.
 */
export async function getTree(
  source: ChannelSource,
  patterns: readonly string[],
  options: GetTreeOptions,
): Promise<readonly string[]> {
  assertPatterns(source.label, patterns);
  const globs = patterns.flatMap(expandFolder);
  const names = await listFiles(source, globs, options);
  const expressions = globs.map(globToRegExp);
  const matches = names.filter((name) => expressions.some((expression) => expression.test(name))).sort();
  await mkdir(options.localDirectory, { recursive: true });
  for (const batch of batches(matches)) await fetchFiles(source, batch, options);
  return matches;
}

function assertPatterns(label: string, patterns: readonly string[]): void {
  const problems = patterns.flatMap((pattern) => {
    const problem = pathProblem(pattern);
    return problem === undefined ? [] : [`"${pattern}" ${problem}`];
  });
  if (problems.length === 0) return;
  throw new TransportError('INVALID_OPTIONS', `${label}: cannot collect: ${problems.join('; ')}`, { label });
}

/** A pattern that matches a folder includes everything in it. */
function expandFolder(pattern: string): readonly string[] {
  const path = posix.normalize(pattern).replace(/\/$/, '');
  return path === '.' ? ['**'] : [path, `${path}/**`];
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
