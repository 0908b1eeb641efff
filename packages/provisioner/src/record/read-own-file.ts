import type { Stats } from 'node:fs';
import { constants, type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { ProvisionerError } from '../fleet/errors.ts';

/** Largest handle file: a thousand hosts take about 100 KiB, 3 MiB in the form of version 1. */
const LARGEST_BYTES = 16 * 1024 * 1024;
const WRITABLE_BY_OTHERS = 0o022;
const WORLD_WRITABLE = 0o002;
const STICKY = 0o1000;

/**
 * Text of a file that nobody but this user or root can have written: regular, theirs, writable by no group and no
 * others, no link, below folders where others cannot put another one in its place. Windows has neither owner nor mode
 * to look at: there only kind and size are checked.
 *
 * @throws ProvisionerError `INVALID_HANDLE` that lists every problem.
 */
export async function readOwnFile(path: string): Promise<string> {
  const file = await openFile(path);
  try {
    const found = await file.stat();
    const user = process.getuid?.();
    const problems = [...fileProblems(found, user), ...(await folderProblems(path, user))];
    if (problems.length > 0)
      throw new ProvisionerError(
        'INVALID_HANDLE',
        `The handle file ${path} is not used: ${problems.join('; ')}.`,
        {
          hint: 'Use the file that the fleet was launched with, or the id of the fleet.',
        },
      );
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** What speaks against a file; `user` is undefined where there are no owners. */
export function fileProblems(
  found: Pick<Stats, 'mode' | 'uid' | 'size' | 'isFile'>,
  user: number | undefined,
): readonly string[] {
  if (!found.isFile()) return ['it is not a regular file'];
  const problems: string[] = [];
  if (found.size > LARGEST_BYTES)
    problems.push(`it has ${found.size} bytes; expected at most ${LARGEST_BYTES} (size of a handle file)`);
  if (user === undefined) return problems;
  if (found.uid !== user && found.uid !== 0)
    problems.push(`it belongs to user ${found.uid}; expected user ${user} or root`);
  if ((found.mode & WRITABLE_BY_OTHERS) !== 0)
    problems.push(`its mode is ${modeOf(found)}, so that others can write it; expected 0600`);
  return problems;
}

/** The first folder that only this user can enter ends the search: nobody can change what is below. */
async function folderProblems(path: string, user: number | undefined): Promise<readonly string[]> {
  if (user === undefined) return [];
  const problems: string[] = [];
  for (let folder = await realpath(dirname(resolve(path))); ; folder = dirname(folder)) {
    const found = await stat(folder);
    if (found.uid === user && (found.mode & 0o077) === 0) return problems;
    if ((found.mode & WORLD_WRITABLE) !== 0 && (found.mode & STICKY) === 0)
      problems.push(`everybody can write to its folder ${folder} (mode ${modeOf(found)})`);
    if (folder === dirname(folder)) return problems;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ELOOP: 'it is a link',
  EMLINK: 'it is a link',
};

async function openFile(path: string): Promise<FileHandle> {
  // A FIFO must not block; Windows has neither flag.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  try {
    return await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = REASONS[code ?? ''] ?? String(code);
    throw new ProvisionerError('INVALID_HANDLE', `The handle file ${path} cannot be read: ${reason}.`, {
      cause: error,
    });
  }
}

function modeOf({ mode }: Pick<Stats, 'mode'>): string {
  return (mode & 0o7777).toString(8).padStart(4, '0');
}
