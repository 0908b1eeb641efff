import { posix } from 'node:path';
import type { ChannelSource } from '../contract/channel.ts';
import { TransportError } from '../contract/errors.ts';
import type { FetchedTree, GetTreeOptions } from '../contract/transport.ts';
import { TREE_LIMITS, type TreeLimits } from '../contract/tree-limits.ts';
import { fetchFiles } from './fetch-files.ts';
import type { LeftList } from './left-list.ts';
import { listMatches } from './list-matches.ts';
import { LocalFolder } from './local-folder.ts';
import { pathProblem } from './path-glob.ts';

/** Bytes of file names per `tar` call, well below the smallest limit on a command line. */
const BATCH_BYTES = 64 * 1024;

/** Files that do not fit, after which nothing else is asked for. */
const MOST_REFUSALS = 16;

/**
 * Lists files, selects the matches here, and reads them as tar streams. Links are never followed. A limit that
 * is reached is part of the result.
 *
 * @throws TransportError `INVALID_OPTIONS`, `TRANSFER_FAILED`, `DISCONNECTED`, `TIMED_OUT`, `ABORTED`.
 */
export async function getTree(
  source: ChannelSource,
  patterns: readonly string[],
  { timeoutMs, signal, ...options }: GetTreeOptions,
): Promise<FetchedTree> {
  assertPatterns(source.label, patterns);
  if (timeoutMs === undefined) return listAndFetch(source, patterns, { ...options, signal });
  const timeout = AbortSignal.timeout(timeoutMs);
  const both = AbortSignal.any([timeout, ...(signal ? [signal] : [])]);
  try {
    return await listAndFetch(source, patterns, { ...options, signal: both });
  } catch (cause) {
    if (!timeout.aborted || signal?.aborted) throw cause;
    const message = `${source.label}: reading the files took longer than ${timeoutMs / 1000} s and was ended`;
    throw new TransportError('TIMED_OUT', message, { label: source.label, cause });
  }
}

async function listAndFetch(
  source: ChannelSource,
  patterns: readonly string[],
  { limits = TREE_LIMITS, remoteDirectory, localDirectory, signal }: GetTreeOptions,
): Promise<FetchedTree> {
  const globs = patterns.flatMap(expandFolder);
  const folder = new LocalFolder(localDirectory);
  await folder.enter();
  await folder.removeParts();
  const listing = await listMatches(source, globs, { remoteDirectory, limits, signal });
  const fetching = { bytes: limits.bytes, left: listing.left };
  const fetched = await fetchAll(source, listing.matches, { ...fetching, remoteDirectory, folder, signal });
  const reached: (keyof TreeLimits)[] = listing.reached === undefined ? [] : [listing.reached];
  if (fetched.length < listing.matches.size) reached.push('bytes');
  const isUnmatched = (pattern: string): boolean =>
    !expandFolder(pattern).some((glob) => listing.matched.has(glob));
  const unmatched = listing.reached === undefined ? patterns.filter(isUnmatched) : [];
  return { files: fetched.sort(), left: listing.left.result, reached, unmatched };
}

interface Fetching extends Pick<GetTreeOptions, 'remoteDirectory' | 'signal'> {
  readonly folder: LocalFolder;
  readonly bytes: number;
  /** Gets what does not fit. */
  readonly left: LeftList;
}

/** Fetches one batch after the other, each without the files that turn out not to fit. */
async function fetchAll(
  source: ChannelSource,
  matches: ReadonlyMap<string, string>,
  { bytes, left, ...options }: Fetching,
): Promise<string[]> {
  const here = new Map(matches);
  const leave = (name: string, reason: string): void => {
    here.delete(name);
    left.add(name, reason);
  };
  let room = bytes;
  let refusals = 0;
  for (const batch of batches([...matches.keys()])) {
    const expected = { names: new Map(batch.map((name) => [name, matches.get(name) ?? name])), bytes: room };
    while (expected.names.size > 0 && refusals < MOST_REFUSALS) {
      const refused = await fetchFiles(source, expected, options);
      if (refused === undefined) break;
      leave(refused.path, `its ${refused.size} bytes do not fit`);
      refusals += 1;
    }
    for (const name of expected.names.keys()) leave(name, `${MOST_REFUSALS} files before it did not fit`);
    room = expected.bytes;
  }
  return [...here.values()];
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
