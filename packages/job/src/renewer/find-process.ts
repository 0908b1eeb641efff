import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FoundProcess } from './found-process.ts';
import { parsePs } from './parse-ps.ts';

/** Finds processes of this machine. */
export type FindProcess = (pid: number) => Promise<FoundProcess | undefined>;

/**
 * A process of this machine; undefined when it has ended, also when nobody has taken notice of that.
 * Sources: proc_pid_stat(5), fields 2, 3 and 22; ps(1) of macOS.
 * @throws Error where the system does not show when its processes started
 */
export const findProcess: FindProcess = async (pid) => {
  const own = await readFile('/proc/self/stat', 'utf8').catch(() => undefined);
  if (own === undefined) return findByPs(pid);
  return parseStat(
    pid,
    await readFile(`/proc/${pid}/stat`, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
      throw error;
    }),
  );
};

/** The name, in parentheses, may hold spaces and parentheses itself. */
function parseStat(pid: number, text: string): FoundProcess | undefined {
  const [, name = '', state, rest = ''] = /^\d+ \((.*)\) (\S) (.*)$/s.exec(text) ?? [];
  const started = rest.split(' ')[18];
  if (started === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid, started, name };
}

const run = promisify(execFile);

async function findByPs(pid: number): Promise<FoundProcess | undefined> {
  const fields = ['-o', 'stat=', '-o', 'lstart=', '-o', 'comm='];
  const { stdout } = await run('ps', [...fields, '-p', String(pid)], {
    env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' },
  })
    // Of a process that is not there: nothing said, status 1.
    .catch((error: { code?: unknown; stdout?: string; stderr?: string }) => {
      if (error.code === 1 && error.stderr === '') return { stdout: '' };
      throw error;
    });
  return parsePs(pid, stdout);
}
