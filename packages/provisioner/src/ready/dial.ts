import type { Clock } from '@ami-select/core';
import { TransportError } from '@ami-select/transport';
import { jittered, pause } from '../aws/patience.ts';
import type { Connect } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Host } from '../fleet/host.ts';
import { sshTarget } from '../fleet/ssh-target.ts';

export interface DialDependencies {
  readonly connect: Connect;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called with the reason of every failed attempt; for the history of a time-out. */
  readonly onAttempt: (failure: string) => void;
}

/** A machine without a network yet drops the first packets, so the first attempts are short... */
const FIRST_CONNECT_TIMEOUT_MS = 3_000;
/** ...and grow for machines that are slow to shake hands. */
const LONGEST_CONNECT_TIMEOUT_MS = 10_000;
const COMMAND_TIMEOUT_MS = 10_000;
const REDIAL_MS = 500;

/** Codes that no waiting will change. Every other means "not yet": sshd may even restart below an open connection. */
const FINAL = new Set(['HOST_KEY_MISMATCH', 'INVALID_OPTIONS']);

/**
 * Resolves when a login and a first command worked. Closed ports, resets and keys not written yet mean "not yet";
 * another host key than ours fails at once.
 *
 * @throws ProvisionerError `UNREACHABLE_HOST`, `ABORTED`.
 */
export async function dialUntilReady(host: Host, dependencies: DialDependencies): Promise<void> {
  const { clock, signal, onAttempt } = dependencies;
  let timeoutMs = FIRST_CONNECT_TIMEOUT_MS;
  for (;;) {
    try {
      if (await logIn(host, timeoutMs, dependencies)) return;
      onAttempt('the first command failed');
    } catch (error) {
      if (!(error instanceof TransportError) || FINAL.has(error.code)) throw refused(host, error);
      if (error.code === 'TIMED_OUT') timeoutMs = Math.min(LONGEST_CONNECT_TIMEOUT_MS, timeoutMs * 1.5);
      onAttempt(error.message);
    }
    await pause(clock, jittered(REDIAL_MS), signal);
  }
}

async function logIn(
  host: Host,
  connectTimeoutMs: number,
  { connect, signal }: DialDependencies,
): Promise<boolean> {
  const transport = await connect(sshTarget(host), { signal, connectTimeoutMs });
  try {
    const { exitCode } = await transport.exec('true', { signal, timeoutMs: COMMAND_TIMEOUT_MS });
    return exitCode === 0;
  } finally {
    await transport.close();
  }
}

function refused({ name, instanceId }: Host, cause: unknown): ProvisionerError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProvisionerError('UNREACHABLE_HOST', `${name} (${instanceId}) will not accept us: ${reason}`, {
    cause,
  });
}
