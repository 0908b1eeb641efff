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
    await removeRenewer(handlePath);
    if (renewer !== undefined) await endProcess(renewer, dependencies);
    reportRenewerLog(await takeRenewerLog(handlePath), logger);
  } catch (error) {
    // It notices by itself that its permit is gone, or that the fleet is.
    logger.debug(`The process that renews the lease was not ended: ${String(error)}`);
  }
}

async function endProcess(
  renewer: ProcessIdentity,
  { clock, signal }: EndRenewerDependencies,
): Promise<void> {
  if (!(await isRunning(renewer))) return;
  kill(renewer.pid, 'SIGTERM');
  try {
    for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
      await clock.sleep(POLL_MS, signal);
      if (!(await isRunning(renewer))) return;
    }
  } catch {
    // In a hurry.
  }
  if (await isRunning(renewer)) kill(renewer.pid, 'SIGKILL');
}

async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  return (await findProcess(pid))?.started === started;
}
