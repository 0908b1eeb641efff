import type { RandomAccess } from './random-access.ts';
import { release } from './release.ts';
import type { DirectoryPlace } from './zip-end.ts';
import { damagedDirectory, endOfEntry, LONGEST_ENTRY, ZipEntry, type ZipMember } from './zip-entry.ts';

/** Bytes of a directory that are read at once; most directories have fewer. */
const PIECE = 1024 * 1024;

/**
 * Visits the members of an archive in the order of its central directory, which is read once, in pieces: that of a wheel
 * with many files has many times the bytes of a piece. A member can be read while it is visited; see `keepMember`.
 * @throws ArchiveError also after some members, where the directory is damaged
 */
export async function visitMembers(
  access: RandomAccess,
  { start, length, count }: DirectoryPlace,
  visit: (member: ZipMember) => void,
): Promise<void> {
  let rest = Buffer.alloc(0);
  let found = 0;
  for (let read = 0; read < length; ) {
    const wanted = Math.min(PIECE, length - read);
    const bytes = await access.read(start + read, wanted);
    if (bytes.length !== wanted) throw damagedDirectory();
    read += wanted;
    const piece = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const isLast = read === length;
    let at = 0;
    while (at < piece.length && (isLast || piece.length - at >= LONGEST_ENTRY)) {
      const next = endOfEntry(piece, at);
      found += 1;
      if (found > count) throw damagedDirectory();
      visit(new ZipEntry(piece, at));
      at = next;
    }
    rest = Buffer.from(piece.subarray(at));
    for (const spent of new Set([piece, bytes])) release(spent);
  }
  if (found !== count) throw damagedDirectory();
}
