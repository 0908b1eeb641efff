import { jittered, pause, request } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { inTime } from '../aws/timed-client.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { isNoNews } from './poll-fleet.ts';
import type { Readiness } from './readiness.ts';

const POLL_MS = 2_000;
/** As long as a call of EC2 gets. */
const QUESTION_MS = 20_000;

/**
 * Asks SSM again and again which of the running instances have their agent online, until the signal fires. In a loop of
 * its own: while SSM does not respond EC2 is still asked what becomes of the machines.
 *
 * @throws ProvisionerError `INVALID_REQUEST` without a way to ask; `ABORTED`, and every error that no waiting will change
 */
export async function pollAgents(readiness: Readiness, dependencies: SpawnDependencies): Promise<never> {
  const { clock, logger, onlineAgents, signal } = dependencies;
  if (onlineAgents === undefined) {
    const message =
      'ready: ssm is not valid because there is no client for SSM; expected one, or another state';
    throw new ProvisionerError('INVALID_REQUEST', message);
  }
  const action = 'ssm:DescribeInstanceInformation';
  for (;;) {
    const ids = readiness.running();
    const ask = (): Promise<ReadonlySet<string>> =>
      inTime(action, QUESTION_MS, clock, () => onlineAgents(ids));
    try {
      if (ids.length > 0) readiness.observeAgents(await request(ask, { action, attempts: 2 }, dependencies));
    } catch (error) {
      if (!isNoNews(error)) throw error;
      logger.warn(`No news of the SSM agents: ${error.message}. The wait goes on.`);
    }
    await pause(clock, jittered(POLL_MS), signal);
  }
}
