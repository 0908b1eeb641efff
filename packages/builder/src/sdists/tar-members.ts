import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { ArchiveError } from '../wheels/archive-error.ts';
import { type KeptMembers, MOST_MEMBERS, type SdistMember } from './sdist-members.ts';

export interface TarLimits {
  /** Unpacked bytes. */
  readonly bytes: number;
  readonly members: number;
}

/** The largest real archives have some hundred MiB. */
const LIMITS: TarLimits = { bytes: 2 * 1024 * 1024 * 1024, members: MOST_MEMBERS };

/** Entries of tar itself between files, such as a long name. */
const LARGEST_HEADER = 64 * 1024;

const GZIP = 0x1f;

const KINDS: Readonly<Record<string, SdistMember['kind']>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  SymbolicLink: 'link',
  Link: 'hard link',
};

/** Lists a `.tar.gz` in one go through it, with the small files that are wanted; unpacks nothing. @throws ArchiveError */
export async function readTar(
  path: string,
  kept: KeptMembers,
  limits: TarLimits = LIMITS,
): Promise<readonly SdistMember[]> {
  try {
    return await pipeline(createReadStream(path), createGunzip(), (chunks) => parse(chunks, kept, limits));
  } catch (cause) {
    if (cause instanceof ArchiveError) throw cause;
    throw new ArchiveError('it is not a whole .tar.gz', { cause });
  }
}

async function parse(
  chunks: AsyncIterable<Buffer>,
  { wants, largest }: KeptMembers,
  { bytes: mostBytes, members: mostMembers }: TarLimits,
): Promise<readonly SdistMember[]> {
  const read: (() => SdistMember)[] = [];
  const failures: unknown[] = [];
  const parser = new Parser({
    strict: true,
    maxMetaEntrySize: LARGEST_HEADER,
    onReadEntry: (entry) => read.push(startReading(entry, wants(entry.path) && entry.size <= largest)),
  });
  parser.on('ignoredEntry', ({ path, size }: ReadEntry) => read.push(() => ({ path, kind: 'other', size })));
  parser.on('error', (error: unknown) => failures.push(error));
  let bytes = 0;
  for await (const chunk of chunks) {
    // The parser would unpack an archive in the archive, without this limit.
    if (bytes === 0 && chunk[0] === GZIP) throw new ArchiveError('it is compressed twice');
    bytes += chunk.length;
    if (bytes > mostBytes) throw new ArchiveError(`it has more than ${mostBytes} bytes unpacked`);
    parser.write(chunk);
    if (read.length > mostMembers) throw new ArchiveError(`it has more than ${mostMembers} files`);
    if (failures.length > 0) throw failures[0];
  }
  parser.end();
  if (failures.length > 0) throw failures[0];
  return read.map((finish) => finish());
}

function startReading(entry: ReadEntry, isKept: boolean): () => SdistMember {
  const { path, type, size, linkpath: target } = entry;
  const chunks: Buffer[] = [];
  if (isKept) entry.on('data', (chunk: Buffer) => chunks.push(chunk));
  else entry.resume();
  const member = { path, kind: KINDS[type] ?? 'other', size, ...(target && { target }) };
  return () => (isKept ? { ...member, content: Buffer.concat(chunks) } : member);
}
