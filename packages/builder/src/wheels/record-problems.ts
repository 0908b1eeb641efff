import { listSome, SomeNames } from './list-some.ts';
import { PathTable } from './path-table.ts';
import { readRecordPaths } from './record-file.ts';
import type { ZipMembers } from './zip-directory.ts';

/** Signatures of a RECORD, which cannot be in it. */
const NOT_LISTED = ['RECORD', 'RECORD.jws', 'RECORD.p7s'] as const;

interface Contents {
  /** The .dist-info folder. */
  readonly folder: string;
  readonly members: ZipMembers;
}

/** Why a RECORD does not fit the members of its wheel. */
export function recordProblems(content: Buffer, { folder, members }: Contents): readonly string[] {
  const exempt = new Set(NOT_LISTED.map((name) => `${folder}/${name}`));
  const table = new PathTable(members);
  const isListed = new Uint8Array(members.length);
  const missing = new Set<string>();
  let line = 0;
  for (const path of readRecordPaths(content)) {
    line += 1;
    if (path === undefined)
      return [`its RECORD cannot be read in line ${line}; expected a path, a hash and a size`];
    const index = table.indexOf(path);
    if (index !== undefined) isListed[index] = 1;
    else if (!exempt.has(path)) missing.add(path);
  }
  const unlisted = new SomeNames();
  let index = 0;
  for (const { path } of members) {
    // Of several members of one path, the first is marked.
    const isKnown = isListed[index] === 1 || isListed[table.indexOf(path) ?? index] === 1;
    if (!isKnown && !path.endsWith('/') && !exempt.has(path)) unlisted.add(path);
    index += 1;
  }
  const problems: string[] = [];
  if (unlisted.count > 0) problems.push(`its RECORD does not list ${unlisted}`);
  if (missing.size > 0) problems.push(`its RECORD lists ${listSome([...missing])}, which it does not have`);
  return problems;
}
