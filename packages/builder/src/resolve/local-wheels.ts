import { findPath } from '@ami-select/core';
import { openLocalFile } from '../index/local-file.ts';
import type { IndexFile } from '../index/package-index.ts';
import { BuilderError } from '../report/errors.ts';
import type { LockedFile, Requirement } from '../requirements/requirement.ts';

type Locked = Pick<Requirement, 'key' | 'version' | 'files'>;

/** Whether the lock names all files of a requirement by paths, so that no index is asked for them. */
export function isLocal({ files = [] }: Locked): boolean {
  return files.length > 0 && files.every(({ local }) => local !== undefined);
}

/** The files for a requirement: those that its lock names by paths, and those that the index has for the others. */
export function offeredFiles(
  requirement: Locked,
  filesOf: (key: string) => readonly IndexFile[],
): readonly IndexFile[] {
  const local = (requirement.files ?? []).flatMap(localFile);
  if (local.length === 0) return filesOf(requirement.key);
  if (isLocal(requirement)) return local;
  const names = new Set(local.map(({ filename }) => filename));
  return [...local, ...filesOf(requirement.key).filter(({ filename }) => !names.has(filename))];
}

function localFile({ filename, hashes, size: expected, local }: LockedFile): readonly IndexFile[] {
  if (local === undefined) return [];
  const found = findPath({ ...local, kind: 'file' });
  const size = 'because' in found ? undefined : found.stats.size;
  const open: IndexFile['open'] = async (range) => {
    const opened = openLocalFile(local, range);
    if ('because' in opened) throw refused('NO_WHEEL', local.path, opened.because, 'a wheel');
    if (expected === undefined || expected === opened.size) return opened;
    throw refused('HASH', local.path, `it has ${opened.size} bytes`, `${expected} bytes`);
  };
  return [{ filename, hashes, size, open }];
}

function refused(code: 'NO_WHEEL' | 'HASH', path: string, because: string, expected: string): BuilderError {
  return new BuilderError(
    code,
    `${JSON.stringify(path)} is not valid because ${because}; expected ${expected}`,
  );
}
