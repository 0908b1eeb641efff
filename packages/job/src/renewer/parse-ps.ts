import { basename } from 'node:path';
import type { FoundProcess } from './found-process.ts';

/**
 * The process in the output of `ps -o stat= -o lstart= -o comm=`, such as
 * `Ss   Sun Nov 29 17:41:22 2026     /path/of a/Runner.Worker`; undefined when there is none or it has ended.
 */
export function parsePs(pid: number, text: string): FoundProcess | undefined {
  const line = /^(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]{8}\s+\d{4})\s+(.*)$/.exec(text.trim());
  const [, state = '', started = '', path = ''] = line ?? [];
  if (started === '' || state.startsWith('Z')) return undefined;
  return { pid, started: started.replaceAll(/\s+/g, ' '), name: basename(path.trim()) };
}
