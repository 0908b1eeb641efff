import { existsSync } from 'node:fs';

/** The part of a process that is needed to end it. */
export interface EndingProcess {
  exitCode?: number | string | null | undefined;
  readonly stdout: EndingStream;
  readonly stderr: EndingStream;
  /** Names of what the process waits for. */
  getActiveResourcesInfo(): readonly string[];
  emit(event: 'exit', status: number): unknown;
  exit(status: number): void;
  /** Becomes another program; not on Windows, nor on an old Node. */
  execve?(file: string, args: readonly string[], env: Record<string, string>): void;
}

interface EndingStream {
  readonly writableLength: number;
  write(text: string, written: () => void): unknown;
}

const SHELL = '/bin/sh';
/** Milliseconds. Together they are less than the second that a person waits. */
const GRACE_MS = 400;
const DELIVERY_MS = 400;

/**
 * Ends a process whose work is over, when nothing is left to wait for or soon after: a lookup of a dead name server or an
 * idle connection does not keep it. What it wrote is delivered before.
 */
export function endProcess(process: EndingProcess, status: number): void {
  process.exitCode = status;
  setTimeout(() => void delivered(process).then(() => leave(process, status)), GRACE_MS).unref();
}

/** Ends a process in the middle of its work. A reader that stops reading does not keep it for longer than a moment. */
export function exitProcess(process: EndingProcess, status: number): void {
  process.exitCode = status;
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) {
    leave(process, status);
    return;
  }
  setTimeout(() => leave(process, status), DELIVERY_MS);
  void delivered(process).then(() => leave(process, status));
}

async function delivered({ stdout, stderr }: EndingProcess): Promise<void> {
  const writes = [stdout, stderr].map(
    (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
  );
  await Promise.all(writes);
}

function leave(process: EndingProcess, status: number): void {
  if (process.execve !== undefined && hasBusyThread(process) && existsSync(SHELL)) {
    process.emit('exit', status);
    process.execve(SHELL, [SHELL, '-c', `exit ${status}`], {});
  }
  process.exit(status);
}

/** Node waits for its threads at its end, and one that looks a name up, or opens a file of a lost server, can take minutes. */
function hasBusyThread(process: EndingProcess): boolean {
  return process.getActiveResourcesInfo().some((name) => /^(GetAddrInfo|GetNameInfo|FSReq)/.test(name));
}
