import { existsSync, readFileSync } from 'node:fs';
import type { AgentLink } from './agent-link.ts';

/**
 * Kills PID 1 of a machine with a process namespace of its own rather than the process that waits for it, so that
 * the kernel has terminated everything inside when the waiting one exits.
 */
export async function stopInit(link: AgentLink): Promise<void> {
  const init = link.pid === undefined ? undefined : firstChild(link.pid);
  if (init === undefined) link.kill();
  else process.kill(init, 'SIGKILL');
  await link.ended;
}

function firstChild(pid: number): number | undefined {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(file)) return undefined;
  const [first] = readFileSync(file, 'utf8').trim().split(' ');
  return first === undefined || first === '' ? undefined : Number(first);
}
