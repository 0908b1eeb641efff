/** Reasons of the file system, after "because". */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on its file system',
  EDQUOT: 'the quota of its file system is used up',
  EROFS: 'its file system is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'a folder is in its place',
};

/** Why the file system refused to write a file, after "because"; undefined for any other error. */
export function whyUnwritable(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || typeof syscall !== 'string') return undefined;
  return Object.hasOwn(REASONS, code) ? REASONS[code] : `of ${code}`;
}
