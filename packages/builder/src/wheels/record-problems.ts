import { listSome } from './list-some.ts';
import { readRecordPaths } from './record-file.ts';
import type { ZipMember } from './zip-directory.ts';

/** Signatures of a RECORD, which cannot be in it. */
const NOT_LISTED = ['RECORD', 'RECORD.jws', 'RECORD.p7s'] as const;

interface Contents {
  /** The .dist-info folder. */
  readonly folder: string;
  readonly members: readonly ZipMember[];
}

/** Why a RECORD does not fit the members of its wheel. */
export function recordProblems(content: Buffer, { folder, members }: Contents): readonly string[] {
  const listed = readRecordPaths(content.toString('utf8'));
  if ('unreadable' in listed)
    return [`its RECORD cannot be read in line ${listed.unreadable}; expected a path, a hash and a size`];
  const exempt = new Set(NOT_LISTED.map((name) => `${folder}/${name}`));
  const files = members.map(({ path }) => path).filter((path) => !path.endsWith('/'));
  const present = new Set(files);
  const folders = new Set(members.map(({ path }) => path).filter((path) => path.endsWith('/')));
  const unlisted = files.filter((path) => !listed.has(path) && !exempt.has(path));
  const missing = [...listed].filter((path) => !present.has(path) && !exempt.has(path) && !folders.has(path));
  const problems: string[] = [];
  if (unlisted.length > 0) problems.push(`its RECORD does not list ${listSome(unlisted)}`);
  if (missing.length > 0) problems.push(`its RECORD lists ${listSome(missing)}, which it does not have`);
  return problems;
}
