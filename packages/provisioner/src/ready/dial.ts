import type { Clock } from '@ami-select/core';
import { TransportError } from '@ami-select/transport';
import { jittered, pause } from '../aws/patience.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Host } from '../fleet/host.ts';
import { type LoginDependencies, logIn, showsKeyOf } from './log-in.ts';

export interface DialDependencies extends LoginDependencies {
  readonly clock: Clock;
  /** Called with the reason of every failed attempt; for the history of a time-out. */
  readonly onAttempt: (failure: string) => void;
}

/** A machine without a network yet drops the first packets, so the first attempts are short... */
const FIRST_CONNECT_TIMEOUT_MS = 3_000;
/** ...and grow for machines that are slow to shake hands. */
const LONGEST_CONNECT_TIMEOUT_MS = 10_000;
const REDIAL_MS = 500;
/** An SSH server that reads its keys again closes its port for some milliseconds, and may take a last login before. */
const REDIAL_AFTER_CHANGE_MS = 25;
const CHANGE_GRACE_MS = 5_000;

/** Codes that no waiting will change. Every other means "not yet": sshd may even restart below an open connection. */
const FINAL = new Set(['HOST_KEY_MISMATCH', 'INVALID_OPTIONS']);

/**
 * Resolves when a login and a first command worked and the machine has shown a host key of its own; returns the host with
 * that key. Closed ports, resets and keys not written yet mean "not yet"; another host key than ours fails at once. A
 * machine that cannot have a key of its own is ready with the key of the user data, and a warning says so.
 *
 * @throws ProvisionerError `UNREACHABLE_HOST`, `ABORTED`.
 */
export async function dialUntilReady(host: Host, dependencies: DialDependencies): Promise<Host> {
  const { clock, signal, onAttempt } = dependencies;
  const nowMs = (): number => clock.now().getTime();
  let connectTimeoutMs = FIRST_CONNECT_TIMEOUT_MS;
  let changedAtMs = Number.NEGATIVE_INFINITY;
  for (;;) {
    const hasChanged = Number.isFinite(changedAtMs);
    try {
      const login = await logIn(host, { connectTimeoutMs, hasChanged }, dependencies);
      if ('ready' in login) return login.ready;
      if ('changed' in login) changedAtMs = nowMs();
      else onAttempt(login.notYet);
    } catch (error) {
      const isChanging = nowMs() - changedAtMs < CHANGE_GRACE_MS && showsKeyOf(host, error);
      if (isFinal(error) && !isChanging) throw refused(host, error);
      if (error instanceof TransportError && error.code === 'TIMED_OUT')
        connectTimeoutMs = Math.min(LONGEST_CONNECT_TIMEOUT_MS, connectTimeoutMs * 1.5);
      onAttempt(error instanceof Error ? error.message : String(error));
    }
    const isFresh = nowMs() - changedAtMs < CHANGE_GRACE_MS;
    await pause(clock, isFresh ? REDIAL_AFTER_CHANGE_MS : jittered(REDIAL_MS), signal);
  }
}

function isFinal(error: unknown): boolean {
  return !(error instanceof TransportError) || FINAL.has(error.code);
}

function refused({ name, instanceId }: Host, cause: unknown): ProvisionerError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProvisionerError('UNREACHABLE_HOST', `${name} (${instanceId}) will not accept us: ${reason}`, {
    cause,
  });
}
