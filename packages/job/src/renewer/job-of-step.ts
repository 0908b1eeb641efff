import type { Renewer } from '@ami-select/provisioner';
import { type FindProcess, findProcess } from './find-process.ts';

/** How a step knows the process that started it. */
export interface Parentage {
  /** Its id when the step started. */
  readonly parentAtStart: number;
  /** Its id now. */
  readonly parent: () => number;
}

/** The process of GitHub's runner that lives as long as one job, however long that may take. */
const WORKER = 'Runner.Worker';
/** First processes of a system, which take in what others have left. */
const SYSTEMS: ReadonlySet<string> = new Set(['systemd', 'init', 'launchd']);
/** The longest that a job of GitHub Actions takes unless it is told otherwise (`timeout-minutes`). */
const LONGEST_JOB_MS = 360 * 60_000;

/**
 * What says that the job of a step is over: the end of the process that started the step. In a container nobody shows that
 * one, and everything ends with the container. Who does not certainly end with the job gets a time as well.
 * @returns undefined when the job is over already
 * @throws Error where the system does not show its processes
 */
export async function jobOfStep(
  { parentAtStart, parent }: Parentage,
  now: Date,
  find: FindProcess = findProcess,
): Promise<Pick<Renewer, 'job' | 'until'> | undefined> {
  const until = new Date(now.getTime() + LONGEST_JOB_MS).toISOString();
  // Nobody else has the id of a parent that still is one.
  if (parent() !== parentAtStart) return undefined;
  if (parentAtStart === 0) return { until };
  // Orphans have this parent too; that of a container is no system's.
  if (parentAtStart === 1) return SYSTEMS.has((await find(1))?.name ?? '') ? undefined : { until };
  const found = await find(parentAtStart);
  if (found === undefined || parent() !== parentAtStart) return undefined;
  const { pid, started, name } = found;
  return { job: { pid, started }, ...(name !== WORKER && { until }) };
}
