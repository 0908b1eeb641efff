import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFolder, TransportError } from '@ami-select/transport';
import { BuilderError } from '../report/errors.ts';
import { placeExclusive, readExclusive } from './exclusive-file.ts';

/** The name in the output directory of the file that says which process writes to it. */
export const OUTPUT_LOCK = '.build-record.lock' as const;

/** Number of the process, its start and that of the build. */
const LOCK = /^(\d{1,10}) (\d+|-) (\d{4}-\d\d-\d\dT[\d:.]+Z)\n$/;

/**
 * Keeps other builds of this machine out of an output directory, which it creates, until the returned function is called
 * or the process ends.
 * @param startedAt ISO 8601; another build that finds the folder taken names it
 * @throws BuilderError `INVALID_BUILD` when another process writes to it, or no folder can be made there; Error of the system
 */
export async function lockOutput(outputDirectory: string, startedAt: string): Promise<() => Promise<void>> {
  await new LocalFolder(outputDirectory).enter().catch(refuseFolder(outputDirectory));
  const path = join(outputDirectory, OUTPUT_LOCK);
  const own = `${process.pid} ${(await startOf(process.pid)) ?? '-'} ${startedAt}\n`;
  const other = await placeExclusive(path, { text: own, isHeld });
  if (other !== undefined) throw locked(outputDirectory, other);
  return async () => {
    const isOwn = (await readExclusive(path).catch(() => undefined)) === own;
    if (isOwn) await rm(path, { force: true }).catch(() => undefined);
  };
}

/** @throws BuilderError `INVALID_BUILD` when another process writes to the output directory */
export async function assertUnlocked(outputDirectory: string): Promise<void> {
  const text = await readExclusive(join(outputDirectory, OUTPUT_LOCK)).catch(() => undefined);
  if (text !== undefined && (await isHeld(text))) throw locked(outputDirectory, text);
}

/** Whether it is of another process that lives. */
async function isHeld(text: string): Promise<boolean> {
  const [, pid, started] = LOCK.exec(text) ?? [];
  if (pid === undefined || Number(pid) === process.pid || !isAlive(Number(pid))) return false;
  // Another process may have got the number since.
  return started === ((await startOf(Number(pid))) ?? started);
}

function locked(outputDirectory: string, text: string): BuilderError {
  const [, pid, , since] = LOCK.exec(text) ?? [];
  const who = pid === undefined ? 'another process' : `process ${pid}, a build that started at ${since},`;
  return refusal(outputDirectory, `${who} writes to it; expected its end, or another folder`);
}

function refuseFolder(outputDirectory: string): (error: unknown) => never {
  return (error) => {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    if (!(error instanceof TransportError) && (syscall !== 'mkdir' || isFull)) throw error;
    const because =
      error instanceof TransportError ? 'it is a link or a file' : `no folder can be made there (${code})`;
    throw refusal(outputDirectory, `${because}; expected a folder of its own`, error);
  };
}

function refusal(outputDirectory: string, why: string, cause?: unknown): BuilderError {
  const message = `the output directory ${JSON.stringify(outputDirectory)} is not valid because ${why}`;
  return new BuilderError('INVALID_BUILD', message, {
    problems: [{ code: 'INVALID_BUILD', message }],
    cause,
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ticks from the start of the machine to that of a process; undefined where the system does not say. proc_pid_stat(5) */
async function startOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
}
