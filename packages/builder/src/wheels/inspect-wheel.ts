import { ArchiveError } from './archive-error.ts';
import { readHeaders } from './core-headers.ts';
import { dataProblems } from './data-problems.ts';
import { findInfo, isOf } from './dist-info.ts';
import { entryPointProblems } from './entry-point-problems.ts';
import { readPrograms } from './entry-points.ts';
import { installedCode } from './installed-code.ts';
import { listSome } from './list-some.ts';
import { memberProblems } from './member-problems.ts';
import { PackedCode } from './packed-code.ts';
import type { RandomAccess } from './random-access.ts';
import { recordProblems } from './record-problems.ts';
import { release } from './release.ts';
import { Room } from './room.ts';
import { textProblems } from './text-problems.ts';
import { readWheelMetadata, type WheelMetadata } from './wheel-metadata.ts';
import type { WheelName } from './wheel-name.ts';
import { readZipDirectory, type ZipMembers } from './zip-directory.ts';
import { findDirectory } from './zip-end.ts';
import type { ZipMember } from './zip-entry.ts';
import { readZipMember } from './zip-member.ts';

/** Only wheels with programs or plugins have it. */
const ENTRY_POINTS = 'entry_points.txt';

const READ = ['METADATA', 'WHEEL', 'RECORD', ENTRY_POINTS] as const;

/** The findings of a look into a wheel, without unpacking it. */
export interface WheelInspection {
  /** Absent when it cannot be read. */
  readonly metadata?: WheelMetadata | undefined;
  /** Of all its files together, unpacked; what its directory claims. */
  readonly unpackedBytes: number;
  /** The code that it installs; absent where its directory cannot be read or was not kept. */
  readonly code?: PackedCode | undefined;
  /** Why it is not the wheel that its file name says; each starts with "it" or "its". */
  readonly problems: readonly string[];
}

/**
 * Bytes of central directories of wheels that are looked into at once in this process; each takes some four times as much
 * memory, RECORD included. Most wheels have some ten thousand.
 */
const ROOM = new Room(512 * 1024);

/**
 * Looks into a wheel: its central directory once, then METADATA, WHEEL, entry_points.txt and RECORD. A wheel has exactly
 * one .dist-info, of the name and version of its file name, lists all its members in RECORD, no member leads elsewhere,
 * and there is nothing that pip or uv refuses, but what `WheelMetadata` says.
 * @throws what `access.read` throws
 */
export async function inspectWheel(access: RandomAccess, name: WheelName): Promise<WheelInspection> {
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
  return ROOM.within(place.length, async () => {
    const members = await finding(() => readZipDirectory(access, place));
    if (members === undefined) return { unpackedBytes: 0, problems };
    try {
      return await inspectMembers(members, { access, name, problems, finding });
    } finally {
      members.release();
    }
  });
}

interface Inspecting {
  readonly access: RandomAccess;
  readonly name: WheelName;
  readonly problems: string[];
  readonly finding: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

async function inspectMembers(
  members: ZipMembers,
  { access, name, problems, finding }: Inspecting,
): Promise<WheelInspection> {
  problems.push(...memberProblems(members, access.size));
  let unpackedBytes = 0;
  for (const { size } of members) unpackedBytes += size;
  const folder = findInfo(members, name, problems);
  if (folder === undefined) return { unpackedBytes, problems };
  const described = filesIn(folder, members);
  const read = async (file: string): Promise<Buffer | undefined> => {
    const member = described.get(file);
    if (member !== undefined) return finding(() => readZipMember(access, member));
    problems.push(`it has no ${file}`);
    return undefined;
  };
  problems.push(...dataProblems(members, folder));
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
  const scripts = described.has(ENTRY_POINTS) ? await read(ENTRY_POINTS) : undefined;
  if (scripts !== undefined)
    problems.push(
      ...firstOf(textProblems(ENTRY_POINTS, scripts), () => entryPointProblems(scripts.toString('utf8'))),
    );
  const record = await read('RECORD');
  if (record !== undefined) {
    problems.push(...recordProblems(record, { folder, members }));
    release(record);
  }
  const programs = scripts && readPrograms(scripts.toString('utf8'));
  const code = new PackedCode(installedCode(members, { folder, programs }));
  return { metadata, unpackedBytes, code, problems };
}

/** The members that are read, by their names in the .dist-info folder. */
function filesIn(folder: string, members: ZipMembers): ReadonlyMap<string, ZipMember> {
  const names = new Map(READ.map((name) => [`${folder}/${name}`, name]));
  const found = new Map<string, ZipMember>();
  for (const member of members) {
    const name = names.get(member.path);
    if (name !== undefined) found.set(name, member);
  }
  return found;
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
