import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../packages/cli/lib/bin.js', import.meta.url));

/** A running `ami-select local`, or another program that prints the address of an endpoint. */
export interface LocalCommand {
  readonly endpoint: string;
  /** As of `performance.now()`, before there was a process. */
  readonly startedAt: number;
  /** Memory of the process as the kernel counts it, now and at most so far; only Linux tells. */
  memory(): Promise<{ readonly nowMb: number; readonly mostMb: number } | undefined>;
  close(): void;
}

/** Starts the built command, for anybody's credentials, on any port. */
export function startLocalCommand(flags: readonly string[]): Promise<LocalCommand> {
  return startProgram([bin, 'local', '--port', '0', '--any-credentials', ...flags]);
}

/** What closes each program that runs: one listener of the process for all of them. */
const running = new Set<() => void>();

function closeAll(): void {
  for (const close of running) close();
}

/** Starts Node with a program that prints the address of an endpoint. */
export async function startProgram(words: readonly string[]): Promise<LocalCommand> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const close = (): void => {
    running.delete(close);
    if (running.size === 0) process.removeListener('exit', closeAll);
    child.removeAllListeners('exit').kill('SIGKILL');
  };
  if (running.size === 0) process.once('exit', closeAll);
  running.add(close);
  return { endpoint: await printedAddress(child), startedAt, memory: () => memoryOf(child.pid), close };
}

function printedAddress(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [found] = text.match(/http:\/\/[\d.]+:\d+/) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the endpoint ended: ${text}`)));
  });
}

async function memoryOf(pid: number | undefined): ReturnType<LocalCommand['memory']> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  const megabytes = (name: string): number => {
    const [, kib] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status ?? '') ?? [];
    return (Number(kib) * 1024) / 1e6;
  };
  return status === undefined ? undefined : { nowMb: megabytes('VmRSS'), mostMb: megabytes('VmHWM') };
}
