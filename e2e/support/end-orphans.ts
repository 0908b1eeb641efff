import { readdirSync, readFileSync } from 'node:fs';
import { kill } from 'node:process';

/**
 * Kills what a job has left, as the runner does when the job is over: every process that has its tracking id among its
 * variables. Returns their ids; none where the system does not show variables.
 */
export function endOrphans(trackingId: string): readonly number[] {
  const pids = listFolder('/proc').filter((name) => /^\d+$/.test(name));
  const orphans = pids
    .filter((pid) => variablesOf(pid).includes(`RUNNER_TRACKING_ID=${trackingId}`))
    .map(Number);
  for (const pid of orphans) {
    try {
      kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  return orphans;
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function variablesOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
