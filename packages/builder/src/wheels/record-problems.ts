import { SomeNames } from './list-some.ts';
import type { PathTable } from './path-table.ts';
import type { RecordPaths } from './record-file.ts';
import type { ZipMember } from './zip-entry.ts';

/** Signatures of a RECORD, which cannot be in it. */
const NOT_LISTED = ['RECORD', 'RECORD.jws', 'RECORD.p7s'] as const;

/** Missing names that are remembered, so that each is counted once. */
const MOST_REMEMBERED = 1_000;

interface Contents {
  /** The .dist-info folder. */
  readonly folder: string;
  /** Of all members. */
  readonly table: PathTable;
  /** 1 for each member that need not be listed, 0 for the others; every member that is listed becomes 1. */
  readonly isListed: Uint8Array;
  /** Visits the members again, for the names of those that are not listed. */
  readonly visit: (visitor: (member: ZipMember) => void) => Promise<void>;
}

/** Why a RECORD does not fit the members of its wheel. @throws what reading throws */
export async function recordProblems(
  record: AsyncIterable<RecordPaths>,
  { folder, table, isListed, visit }: Contents,
): Promise<readonly string[]> {
  const exempt = new Set(NOT_LISTED.map((name) => `${folder}/${name}`));
  for (const path of exempt) mark(path);
  const missing = new SomeNames();
  const remembered = new Set<string>();
  let line = 0;
  for await (const paths of record) {
    for (const path of paths) {
      line += 1;
      if (path === undefined)
        return [`its RECORD cannot be read in line ${line}; expected a path, a hash and a size`];
      if (mark(path) || exempt.has(path) || remembered.has(path)) continue;
      if (remembered.size < MOST_REMEMBERED) remembered.add(path);
      missing.add(path);
    }
  }
  const problems: string[] = [];
  if (isListed.includes(0)) problems.push(`its RECORD does not list ${await unlistedOf(visit, isListed)}`);
  if (missing.count > 0) problems.push(`its RECORD lists ${missing}, which it does not have`);
  return problems;

  function mark(path: string): boolean {
    const index = table.indexOf(path);
    if (index !== undefined) isListed[index] = 1;
    return index !== undefined;
  }
}

async function unlistedOf(visit: Contents['visit'], isListed: Uint8Array): Promise<SomeNames> {
  const unlisted = new SomeNames();
  let index = 0;
  await visit(({ path }) => {
    if (isListed[index] === 0) unlisted.add(path);
    index += 1;
  });
  return unlisted;
}
