import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition on real processes; fails after 5 s with its name. */
export async function until(name: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`never happened: ${name}`);
    await delay(20);
  }
}

/** Whether a process is alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
