import { readdir, readFile } from 'node:fs/promises';

/** A process; its start distinguishes it from a later one with the same id. */
export interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly started: string;
  readonly name: string;
}

/**
 * The processes of this machine; undefined where the system does not show them (no /proc).
 * Source: proc_pid_stat(5), fields 2, 4 and 22.
 */
export async function listProcesses(): Promise<readonly ProcessInfo[] | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (names === undefined) return undefined;
  const pids = names.filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return stats.map(parseStat).filter((info) => info !== undefined);
}

/** When a process started, in ticks since the boot; undefined where the system does not show it. */
export async function startOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return parseStat(text)?.started;
}

/** Everything that a process started, and what that started, and so on. */
export function descendantsOf(pid: number, processes: readonly ProcessInfo[]): readonly ProcessInfo[] {
  const found: ProcessInfo[] = [];
  const parents = [pid];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    const children = processes.filter((candidate) => candidate.parent === parent);
    found.push(...children);
    parents.push(...children.map((child) => child.pid));
  }
  return found;
}

/** The name, in parentheses, may hold spaces and parentheses itself. */
function parseStat(text: string): ProcessInfo | undefined {
  const match = /^(\d+) \((.*)\) (\S+) (.*)$/s.exec(text);
  if (match === null) return undefined;
  const [, pid, name = '', state, rest = ''] = match;
  if (state === 'Z') return undefined;
  const fields = rest.split(' ');
  return { pid: Number(pid), parent: Number(fields[0]), started: fields[18] ?? '', name };
}
