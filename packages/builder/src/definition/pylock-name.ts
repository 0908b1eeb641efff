import { posix } from 'node:path';

/** Whether a file has one of the names that locks of PEP 751 have: `pylock.toml` or `pylock.NAME.toml`. */
export function isPylockName(file: string): boolean {
  return /^pylock(?:\.[^.]+)?\.toml$/.test(posix.basename(file));
}
