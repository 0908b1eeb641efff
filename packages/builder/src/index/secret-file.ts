import { constants, open } from 'node:fs/promises';
import { refusedVariable } from './refused-variable.ts';

/** Bytes; a token is below 10 KiB. */
const LONGEST = 64 * 1024;

/** A named pipe must not be waited for. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * The secret in the file that a variable names, without the end of its line; through links, as those of a mounted secret
 * are. Every user may read it: the mounted secrets of Docker (0444) and Kubernetes (0644) are such files.
 * @throws BuilderError `INVALID_BUILD` for what is no regular file, may be changed by everybody, or has no line or several
 */
export async function readSecretFile(variable: string, path: string): Promise<string> {
  const found = await read(path);
  if ('secret' in found) return found.secret;
  throw refusedVariable(variable, {
    expected: 'a file with the secret in its only line',
    ...found,
  });
}

async function read(
  path: string,
): Promise<{ readonly secret: string } | { readonly because: string; readonly cause?: unknown }> {
  try {
    const file = await open(path, READ);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { because: `${path} is not a regular file` };
      const { mode, size } = stats;
      if ((mode & 0o002) !== 0 && process.platform !== 'win32')
        return { because: `every user may change ${path} (mode 0${(mode & 0o777).toString(8)})` };
      if (size > LONGEST) return { because: `${path} is longer than ${LONGEST / 1024} KiB` };
      const secret = (await file.readFile('utf8')).replace(/\r?\n$/, '');
      if (secret === '') return { because: `${path} is empty` };
      return /[\r\n]/.test(secret) ? { because: `${path} has several lines` } : { secret };
    } finally {
      await file.close();
    }
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    return { because: `${path} cannot be read (${code})`, cause };
  }
}
