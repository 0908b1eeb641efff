import { execFileSync } from 'node:child_process';

/** A process of this host, in whatever namespace. */
export interface HostProcess {
  readonly pid: number;
  readonly parent: number;
  readonly args: string;
}

/** All processes of this host. */
export function listProcesses(): HostProcess[] {
  const text = execFileSync('ps', ['axo', 'pid=,ppid=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return text
    .split('\n')
    .map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line))
    .flatMap((match) =>
      match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), args: match[3] ?? '' }],
    );
}

/** Processes that a process has started, and those that these have started. */
export function descendants(pid: number): HostProcess[] {
  const all = listProcesses();
  const below = (parent: number): HostProcess[] =>
    all.filter((process) => process.parent === parent).flatMap((process) => [process, ...below(process.pid)]);
  return below(pid);
}

/** True when a process of this host, in whatever namespace, has the word in its command line. */
export function isRunning(word: string): boolean {
  return commandLines().some((line) => line.includes(word));
}

/** Command lines of all processes of this host. */
export function commandLines(): string[] {
  return listProcesses().map((process) => process.args);
}
