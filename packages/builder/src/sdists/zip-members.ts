import { ArchiveError } from '../wheels/archive-error.ts';
import { withFile } from '../wheels/file-access.ts';
import { MemberProblems } from '../wheels/member-problems.ts';
import { visitMembers } from '../wheels/zip-directory.ts';
import { findDirectory } from '../wheels/zip-end.ts';
import { keepMember, type ZipMember } from '../wheels/zip-entry.ts';
import { readZipMember } from '../wheels/zip-member.ts';
import type { KeptMembers, SdistMember } from './sdist-members.ts';

/** Lists a `.zip`, with the small files that are wanted; unpacks nothing else. @throws ArchiveError */
export async function readZip(
  path: string,
  { wants, largest }: KeptMembers,
): Promise<readonly SdistMember[]> {
  return withFile(path, async (access) => {
    const place = await findDirectory(access);
    const problems = new MemberProblems(place.count);
    await visitMembers(access, place, (member) => problems.add(member));
    const [problem] = problems.list(access.size);
    if (problem !== undefined) throw new ArchiveError(problem);
    const read: SdistMember[] = [];
    const kept = new Map<number, ZipMember>();
    await visitMembers(access, place, (member) => {
      const { path: name, size } = member;
      if (wants(name) && size <= largest) kept.set(read.length, keepMember(member));
      read.push({ path: name, kind: name.endsWith('/') ? 'folder' : 'file', size });
    });
    const contents = new Map<number, Buffer>();
    for (const [at, member] of kept) contents.set(at, await readZipMember(access, member));
    return read.map((member, at) => ({ ...member, content: contents.get(at) }));
  });
}
