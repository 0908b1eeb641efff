import { ArchiveError } from './archive-error.ts';
import type { CodeMarks } from './code-marks.ts';
import { readHeaders } from './core-headers.ts';
import { isOf } from './dist-info.ts';
import { entryPointProblems } from './entry-point-problems.ts';
import { readPrograms } from './entry-points.ts';
import { listSome } from './list-some.ts';
import type { RandomAccess } from './random-access.ts';
import { readRecordPaths } from './record-file.ts';
import { recordProblems } from './record-problems.ts';
import { Room } from './room.ts';
import { withSteadyHeap } from './steady-heap.ts';
import { textProblems } from './text-problems.ts';
import { WheelContents } from './wheel-contents.ts';
import { readWheelMetadata, type WheelMetadata } from './wheel-metadata.ts';
import type { WheelName } from './wheel-name.ts';
import { visitMembers } from './zip-directory.ts';
import { type DirectoryPlace, findDirectory } from './zip-end.ts';
import type { ZipMember } from './zip-entry.ts';
import { readZipChunks, readZipMember } from './zip-member.ts';

/** Only wheels with programs or plugins have it. */
const ENTRY_POINTS = 'entry_points.txt';

const READ = ['METADATA', 'WHEEL', 'RECORD', ENTRY_POINTS] as const;

/** Bytes of a RECORD: as many lines as a wheel may have files, with long paths. */
const LARGEST_RECORD = 64 * 1024 * 1024;

/** The findings of a look into a wheel, without unpacking it. */
export interface WheelInspection {
  /** Absent when it cannot be read. */
  readonly metadata?: WheelMetadata | undefined;
  /** Of all its files together, unpacked; what its directory claims. */
  readonly unpackedBytes: number;
  /** The code that it installs; absent where its directory cannot be read or was not kept. */
  readonly code?: CodeMarks | undefined;
  /** Why it is not the wheel that its file name says; each starts with "it" or "its". */
  readonly problems: readonly string[];
}

export interface InspectWheelOptions {
  /** Marks of the code that is kept by its names, too. */
  readonly wanted?: ReadonlySet<number> | undefined;
}

/**
 * Bytes of central directories of wheels that are looked into at once in this process. Most have some ten thousand; one of
 * more bytes than this is looked into alone.
 */
const LARGE = 512 * 1024;

const ROOM = new Room(LARGE);

/**
 * Looks into a wheel: its central directory once, then METADATA, WHEEL, entry_points.txt and RECORD. A wheel has exactly
 * one .dist-info, of the name and version of its file name, lists all its members in RECORD, no member leads elsewhere,
 * and there is nothing that pip or uv refuses, but what `WheelMetadata` says. Large directories and RECORDs are read in
 * pieces.
 * @throws what `access.read` throws
 */
export async function inspectWheel(
  access: RandomAccess,
  name: WheelName,
  { wanted }: InspectWheelOptions = {},
): Promise<WheelInspection> {
  const problems: string[] = [];
  /** A fault of the archive is a finding; an index that cannot be read is not. */
  const finding = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      problems.push(error.message);
      return undefined;
    }
  };
  const place = await finding(() => findDirectory(access));
  if (place === undefined) return { unpackedBytes: 0, problems };
  const look = async (): Promise<WheelInspection> => {
    const contents = await finding(async () => {
      const all = new WheelContents(place.count, { read: READ, wanted });
      await visitMembers(access, place, (member) => all.add(member));
      return all;
    });
    if (contents === undefined) return { unpackedBytes: 0, problems };
    try {
      return await inspectContents(contents, { access, place, name, problems, finding });
    } finally {
      contents.release();
    }
  };
  return ROOM.within(place.length, place.length > LARGE ? () => withSteadyHeap(look) : look);
}

interface Inspecting {
  readonly access: RandomAccess;
  readonly place: DirectoryPlace;
  readonly name: WheelName;
  readonly problems: string[];
  readonly finding: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

async function inspectContents(
  contents: WheelContents,
  { access, place, name, problems, finding }: Inspecting,
): Promise<WheelInspection> {
  const { unpackedBytes, info } = contents;
  problems.push(...contents.memberProblems(access.size));
  const folder = info.find(name, problems);
  if (folder === undefined) return { unpackedBytes, problems };
  problems.push(...contents.dataProblems(folder));
  const read = async (file: string): Promise<Buffer | undefined> => {
    const member = info.file(file);
    if (member !== undefined) return finding(() => readZipMember(access, member));
    problems.push(`it has no ${file}`);
    return undefined;
  };
  const content = await read('METADATA');
  const metadata = content && readWheelMetadata(content);
  if (content !== undefined && metadata !== undefined)
    problems.push(
      ...firstOf(textProblems('METADATA', content, { isUtf8Needed: false }), () =>
        metadataProblems(metadata, name),
      ),
    );
  const wheel = await read('WHEEL');
  if (wheel !== undefined)
    problems.push(...firstOf(textProblems('WHEEL', wheel), () => formatProblems(wheel)));
  const scripts = info.file(ENTRY_POINTS) && (await read(ENTRY_POINTS));
  if (scripts !== undefined)
    problems.push(
      ...firstOf(textProblems(ENTRY_POINTS, scripts), () => entryPointProblems(scripts.toString('utf8'))),
    );
  const record = info.file('RECORD');
  if (record === undefined) problems.push('it has no RECORD');
  else {
    const paths = readRecordPaths(readZipChunks(access, record, LARGEST_RECORD));
    const { table, isListed } = contents;
    const visit = (visitor: (member: ZipMember) => void): Promise<void> =>
      visitMembers(access, place, visitor);
    const found = await finding(() => recordProblems(paths, { folder, table, isListed, visit }));
    problems.push(...(found ?? []));
  }
  const programs = scripts && readPrograms(scripts.toString('utf8'));
  return { metadata, unpackedBytes, code: contents.code(programs), problems };
}

/** Why a METADATA is not that of the wheel; `WheelName` from its file name. */
export function metadataProblems(metadata: WheelMetadata, name: WheelName): readonly string[] {
  if (isOf(metadata, name)) return [];
  return [`its METADATA is of ${listSome([`${metadata.name} ${metadata.version}`])}`];
}

function formatProblems(content: Buffer): readonly string[] {
  const text = content.toString('utf8');
  // uv knows no other spelling.
  const versions = /^Wheel-Version:/m.test(text) ? readHeaders(text).get('wheel-version') : undefined;
  const version = versions?.[0]?.trim() ?? '';
  if (/^1(?:\.\d+)+$/.test(version)) return [];
  return [`its Wheel-Version is ${listSome([version])}; expected 1.x`];
}

/** Problems, or else what comes after: a file whose text is wrong says nothing. */
function firstOf(problems: readonly string[], otherwise: () => readonly string[]): readonly string[] {
  return problems.length > 0 ? problems : otherwise();
}
