import { posix } from 'node:path';
import type { ChannelSource } from '../contract/channel.ts';
import type { TreeLimits } from '../contract/tree-limits.ts';
import { streamScript } from '../exec/run-script.ts';
import { shellQuote } from '../exec/shell-quote.ts';
import type { LeftList } from './left-list.ts';
import { MatchList } from './match-list.ts';
import { NameSplitter } from './name-splitter.ts';
import { globRoot } from './path-glob.ts';
import { readFailed } from './read-failed.ts';

export interface ListOptions {
  readonly remoteDirectory: string;
  readonly limits: TreeLimits;
  readonly signal?: AbortSignal | undefined;
}

/** Regular files of a machine that match. */
export interface Listing {
  /** By the path on the machine: the path it gets here. */
  readonly matches: ReadonlyMap<string, string>;
  /** Matches that must not come home. */
  readonly left: LeftList;
  /** The limit that cut the listing off. */
  readonly reached: 'files' | 'listingBytes' | undefined;
}

/**
 * Lists regular files below the folders that the patterns can match in. The listing is read as it arrives, and its
 * channel is closed once it passes a limit; what was listed until then counts.
 *
 * @throws TransportError `TRANSFER_FAILED` when a folder cannot be read, `DISCONNECTED`, `ABORTED`.
 */
export async function listMatches(
  source: ChannelSource,
  patterns: readonly string[],
  { remoteDirectory, limits, signal }: ListOptions,
): Promise<Listing> {
  const list = new MatchList(patterns, limits.files);
  const splitter = new NameSplitter((name) => list.add(name));
  let room = limits.listingBytes;
  const end = await streamScript(source, findScript(remoteDirectory, patterns), {
    signal,
    take: (chunk) => {
      splitter.push(chunk.subarray(0, room));
      room -= chunk.length;
      return room >= 0 && !list.isFull;
    },
  });
  if (end !== 'cut' && end.exitCode !== 0) throw readFailed(source.label, remoteDirectory, end.stderr);
  const listed = { matches: list.finish(), left: list.left };
  if (end !== 'cut') return { ...listed, reached: undefined };
  return { ...listed, reached: list.isFull ? 'files' : 'listingBytes' };
}

function findScript(directory: string, patterns: readonly string[]): string {
  const finds = outermost(patterns.map((pattern) => posix.normalize(globRoot(pattern)))).map((root) => {
    const quoted = shellQuote(root);
    return `[ ! -e ./${quoted} ] || find ./${quoted} -type f -print0 || exit 4`;
  });
  return [`cd -- ${shellQuote(directory)} || exit 3`, ...finds].join('\n');
}

/** Folders without those inside another of them, so that no file is listed twice. */
function outermost(folders: readonly string[]): readonly string[] {
  const unique = [...new Set(folders)];
  const isInside = (folder: string, other: string): boolean =>
    folder !== other && (other === '.' || folder.startsWith(`${other}/`));
  return unique.filter((folder) => !unique.some((other) => isInside(folder, other)));
}
