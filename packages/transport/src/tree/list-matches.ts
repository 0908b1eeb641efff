import { posix } from 'node:path';
import type { ChannelSource } from '../contract/channel.ts';
import type { TreeLimits } from '../contract/tree-limits.ts';
import { streamScript } from '../exec/run-script.ts';
import { shellQuote } from '../exec/shell-quote.ts';
import type { LeftList } from './left-list.ts';
import { IRREGULAR, MatchList } from './match-list.ts';
import { NameSplitter } from './name-splitter.ts';
import { globRoot } from './path-glob.ts';
import { readFailed } from './read-failed.ts';

export interface ListOptions {
  readonly remoteDirectory: string;
  readonly limits: TreeLimits;
  readonly signal?: AbortSignal | undefined;
}

/** What matches on a machine. */
export interface Listing {
  /** Regular files by the path on the machine: the path it gets here. */
  readonly matches: ReadonlyMap<string, string>;
  /** Matches that must not come home. */
  readonly left: LeftList;
  /** Patterns that match something. */
  readonly matched: ReadonlySet<string>;
  /** The limit that cut the listing off. */
  readonly reached: 'files' | 'listingBytes' | undefined;
}

/**
 * Lists everything but folders below the folders that the patterns can match in. The listing is read as it arrives, and its
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
  const listed = { matches: list.finish(), left: list.left, matched: list.matched };
  if (end !== 'cut') return { ...listed, reached: undefined };
  return { ...listed, reached: list.isFull ? 'files' : 'listingBytes' };
}

function findScript(directory: string, patterns: readonly string[]): string {
  const finds = outermost(patterns.map((pattern) => posix.normalize(globRoot(pattern)))).map((root) => {
    const quoted = shellQuote(root);
    const isMissing = `[ ! -e ./${quoted} ] && [ ! -h ./${quoted} ]`;
    const files = `find ./${quoted} -type f -print0`;
    const others = `find ${IRREGULAR}${quoted} ! -type f ! -type d -print0`;
    return `${isMissing} || { ${files} && ${others}; } || exit 4`;
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
