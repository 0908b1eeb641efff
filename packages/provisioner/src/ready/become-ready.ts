import { type Transport, TransportError } from '@ami-select/transport';
import { jittered, pause } from '../aws/patience.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Host } from '../fleet/host.ts';
import type { ReadyCondition } from '../fleet/ready-condition.ts';
import { checksOf } from './checks-of.ts';
import { CONNECT_TIMEOUT_MS, type DialDependencies, dialUntilReady, FIRST_OFFERS } from './dial.ts';
import { usingConnection } from './log-in.ts';
import type { ReadyCheck } from './ready-check.ts';

export interface BecomeReadyDependencies extends DialDependencies {
  /** Called when the machine took a login and a first command, with the host key that it shows. */
  readonly onReachable: (host: Host) => void;
  /** Called with what is waited for, such as `its user data to end`. */
  readonly onStage: (waitsFor: string) => void;
}

const CHECK_AGAIN_MS = 1_000;

/**
 * Resolves when a machine took a login and holds what the condition asks for; returns the host with its own key. A lost
 * connection is none of a failure: user data may restart the machine.
 *
 * @throws ProvisionerError `UNREACHABLE_HOST`, `BOOT_FAILED` with the last lines of what failed, `ABORTED`.
 */
export async function becomeReady(
  host: Host,
  condition: ReadyCondition,
  dependencies: BecomeReadyDependencies,
): Promise<Host> {
  const { clock, signal, onAttempt, onReachable } = dependencies;
  const checks = checksOf(condition);
  for (;;) {
    const reached = await dialUntilReady(host, dependencies);
    onReachable(reached);
    if (checks.length === 0) return reached;
    try {
      await passChecks(reached, checks, dependencies);
      return reached;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      onAttempt(error.message);
    }
    await pause(clock, jittered(CHECK_AGAIN_MS), signal);
  }
}

function passChecks(
  host: Host,
  checks: readonly ReadyCheck[],
  dependencies: BecomeReadyDependencies,
): Promise<void> {
  const options = { connectTimeoutMs: CONNECT_TIMEOUT_MS, keyOffers: FIRST_OFFERS };
  return usingConnection(host, options, dependencies, async (transport) => {
    for (const check of checks) {
      dependencies.onStage(check.waitsFor);
      await passCheck(host, check, transport, dependencies);
    }
  });
}

async function passCheck(
  host: Host,
  check: ReadyCheck,
  transport: Transport,
  dependencies: BecomeReadyDependencies,
): Promise<void> {
  const { clock, logger, signal, onAttempt } = dependencies;
  const who = `${host.name} (${host.instanceId})`;
  for (;;) {
    const verdict = check.judge(await transport.exec(check.script, { signal, timeoutMs: check.timeoutMs }));
    if ('failed' in verdict) throw new ProvisionerError('BOOT_FAILED', `${who}: ${verdict.failed}`);
    if ('passed' in verdict) {
      if (verdict.notice !== undefined) logger.warn(`${who}: ${verdict.notice}`);
      return;
    }
    onAttempt(verdict.notYet);
    await pause(clock, CHECK_AGAIN_MS, signal);
  }
}
