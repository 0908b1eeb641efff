import { fstatSync, type Stats } from 'node:fs';

const STREAMS = [1, 2] as const;

/** The regular files that standard output and standard error of this process go to. */
export function outputStreams(): readonly Pick<Stats, 'dev' | 'ino'>[] {
  return STREAMS.flatMap((fd) => {
    const stats = statsOf(fd);
    return stats?.isFile() ? [{ dev: stats.dev, ino: stats.ino }] : [];
  });
}

/** Undefined for a stream that is closed. */
function statsOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined;
  }
}
