import { ArchiveError } from '../wheels/archive-error.ts';
import { withFile } from '../wheels/file-access.ts';
import { memberProblems } from '../wheels/member-problems.ts';
import { readZipDirectory } from '../wheels/zip-directory.ts';
import { readZipMember } from '../wheels/zip-member.ts';
import type { KeptMembers, SdistMember } from './sdist-members.ts';

/** Lists a `.zip`, with the small files that are wanted; unpacks nothing else. @throws ArchiveError */
export async function readZip(
  path: string,
  { wants, largest }: KeptMembers,
): Promise<readonly SdistMember[]> {
  return withFile(path, async (access) => {
    const members = await readZipDirectory(access);
    const [problem] = memberProblems(members, access.size);
    if (problem !== undefined) throw new ArchiveError(problem);
    const read: SdistMember[] = [];
    for (const member of members) {
      const { path: name, size } = member;
      const isKept = wants(name) && size <= largest;
      const kind = name.endsWith('/') ? 'folder' : 'file';
      read.push({ path: name, kind, size, ...(isKept && { content: await readZipMember(access, member) }) });
    }
    return read;
  });
}
