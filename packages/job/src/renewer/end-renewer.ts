import { kill } from 'node:process';
import type { Clock, Logger } from '@ami-select/core';
import { type ProcessIdentity, readRenewer, removeRenewer, takeRenewerLog } from '@ami-select/provisioner';
import { findProcess } from './find-process.ts';
import { reportRenewerLog } from './renewer-log.ts';

export interface EndRenewerDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted: nobody waits. */
  readonly signal?: AbortSignal | undefined;
}

const ENDED_BEFORE =
  'The process that renews the lease had ended before: since then the machines had the time of its last renewal.';

/** For a process that ends by itself: it closes its connections. */
const PATIENCE_MS = 2_000;
const POLL_MS = 50;

/**
 * Ends the process that renews the lease of a fleet, before the fleet itself is ended, and reports what it warned of. No
 * other process is touched: one that has its id by now started at another time. Never rejects.
 */
export async function endRenewer(handlePath: string, dependencies: EndRenewerDependencies): Promise<void> {
  const { logger } = dependencies;
  try {
    const renewer = await readRenewer(handlePath);
    // Where the permit cannot be removed the process is ended all the same.
    await removeRenewer(handlePath).catch((error: unknown) => logger.debug(String(error)));
    if (renewer !== undefined && !(await endProcess(renewer, dependencies))) logger.warn(ENDED_BEFORE);
    reportRenewerLog(await takeRenewerLog(handlePath), logger);
  } catch (error) {
    // It notices by itself that its permit is gone, or that the fleet is.
    logger.debug(`The process that renews the lease was not ended: ${String(error)}`);
  }
}

/** Returns whether there was one to end. */
async function endProcess(
  renewer: ProcessIdentity,
  { clock, signal }: EndRenewerDependencies,
): Promise<boolean> {
  if (!(await isRunning(renewer))) return false;
  kill(renewer.pid, 'SIGTERM');
  try {
    for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
      await clock.sleep(POLL_MS, signal);
      if (!(await isRunning(renewer))) return true;
    }
  } catch {
    // In a hurry.
  }
  if (await isRunning(renewer)) kill(renewer.pid, 'SIGKILL');
  return true;
}

async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  return (await findProcess(pid))?.started === started;
}
