import { constants, type Stats } from 'node:fs';

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK } = constants;
const TYPES: ReadonlyMap<number, string> = new Map([
  [S_IFIFO, 'p'],
  [S_IFCHR, 'c'],
  [S_IFDIR, 'd'],
  [S_IFBLK, 'b'],
  [S_IFREG, '-'],
  [S_IFLNK, 'l'],
  [S_IFSOCK, 's'],
]);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The line of `ls -l` for a file with the numbers of its owners and its date in UTC; `sftp` prints it as it is. */
export function longName(name: string, stats: Stats): string {
  const { nlink, uid, gid, size, mtime } = stats;
  const date = `${MONTHS[mtime.getUTCMonth()]} ${pad(mtime.getUTCDate(), 2)} ${pad(mtime.getUTCFullYear(), 5)}`;
  const owner = `${String(uid).padEnd(8)} ${String(gid).padEnd(8)}`;
  return `${modeText(stats.mode)} ${pad(nlink, 4)} ${owner} ${pad(size, 8)} ${date} ${name}`;
}

function modeText(mode: number): string {
  const bits = [...'rwxrwxrwx'].map((letter, index) => ((mode & (0o400 >> index)) === 0 ? '-' : letter));
  return `${TYPES.get(mode & S_IFMT) ?? '?'}${bits.join('')}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width);
}
