import type { Clock } from '@ami-select/core';
import { type KeyOffers, TransportError, type TransportErrorCode } from '@ami-select/transport';
import { jittered, pause } from '../aws/patience.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Host } from '../fleet/host.ts';
import { type Attempts, createAttempts, isMismatch, isRefusal } from './attempts.ts';
import { type LoginDependencies, logIn, showsKeyOf } from './log-in.ts';
import { createPenalties } from './penalties.ts';

export interface DialDependencies extends LoginDependencies {
  readonly clock: Clock;
  /** Called after every failed attempt with what the attempts tell so far; for the history of a time-out. */
  readonly onAttempt: (summary: string) => void;
}

/** For the TCP connection, which tries anew every half second, and for each step of the handshake. */
export const CONNECT_TIMEOUT_MS = 10_000;
const REDIAL_MS = 500;
/** One below the refusals that OpenSSH takes in one connection. */
export const FIRST_OFFERS: KeyOffers = { count: 5, everyMs: 750 };
/** A connection of five seconds costs five seconds of penalty, which can go on for ever. */
const LATER_OFFERS: KeyOffers = { count: 5, everyMs: 1_000 };
/** An SSH server that reads its keys again closes its port for some milliseconds, and may take a last login before. */
const REDIAL_AFTER_CHANGE_MS = 25;
const CHANGE_GRACE_MS = 5_000;
/** cloud-init writes keys of its own making before it writes ours, where sshd is up that early. */
const LONGEST_MISMATCH_MS = 60_000;
/** cloud-init writes the key within seconds of the start of sshd; past this the user is another one. */
const LONGEST_REFUSAL_MS = 60_000;

/**
 * Resolves when a login and a first command worked and the machine has shown a host key of its own; returns the host with
 * that key. Closed ports, resets and keys not written yet mean "not yet": within the limits that OpenSSH sets to clients,
 * the same key is offered again, for a minute. Another host key than ours is waited out for a minute as well, and
 * nothing is sent to it. A machine that cannot have a key of its own is ready with the key of the user data, and a
 * warning says so.
 *
 * @throws ProvisionerError `UNREACHABLE_HOST`, `PERMISSION_DENIED` of a tunnel, `UNWRITABLE_FILE`, `ABORTED`.
 */
export async function dialUntilReady(host: Host, dependencies: DialDependencies): Promise<Host> {
  const { clock, signal, onAttempt } = dependencies;
  const nowMs = (): number => clock.now().getTime();
  const attempts = createAttempts();
  const penalties = createPenalties();
  let changedAtMs = Number.NEGATIVE_INFINITY;
  const noteFailure = (failure: unknown): void => {
    attempts.failed(failure, nowMs());
    const since = Number.isFinite(changedAtMs) ? 'since it changed its host key: ' : '';
    onAttempt(since + attempts.summary());
  };
  let keyOffers = FIRST_OFFERS;
  for (;;) {
    const hasChanged = Number.isFinite(changedAtMs);
    let redialMs = jittered(REDIAL_MS);
    try {
      const options = { connectTimeoutMs: CONNECT_TIMEOUT_MS, keyOffers, hasChanged };
      const login = await logIn(host, options, dependencies);
      if ('ready' in login) return login.ready;
      attempts.succeeded();
      if ('changed' in login) changedAtMs = nowMs();
      else noteFailure(login.notYet);
    } catch (error) {
      if (isFinal(error)) throw refused(host, error);
      penalties.add(error, nowMs());
      const isChanging = nowMs() - changedAtMs < CHANGE_GRACE_MS && showsKeyOf(host, error);
      if (!isChanging) {
        warnOfMismatch(error, attempts, dependencies);
        noteFailure(error);
        giveUpInTime(host, error, attempts, nowMs());
      }
      if (isRefusal(error)) keyOffers = LATER_OFFERS;
    }
    const sinceChangeMs = nowMs() - changedAtMs;
    if (sinceChangeMs < CHANGE_GRACE_MS) redialMs = Math.max(REDIAL_AFTER_CHANGE_MS, sinceChangeMs / 2);
    else redialMs = Math.max(redialMs, penalties.waitMs(nowMs()));
    await pause(clock, redialMs, signal);
  }
}

/** Codes of the transport that no waiting will change are few: sshd may even restart below an open connection. */
function isFinal(error: unknown): boolean {
  return !(error instanceof TransportError) || FINAL.has(error.code);
}

const FINAL: ReadonlySet<TransportErrorCode> = new Set(['INVALID_OPTIONS', 'ACCESS_DENIED']);

function warnOfMismatch(error: unknown, attempts: Attempts, { logger }: DialDependencies): void {
  if (!isMismatch(error) || attempts.isMismatching()) return;
  logger.warn(`${error.message}. Waiting a minute for ours.`);
}

function giveUpInTime(host: Host, error: unknown, attempts: Attempts, nowMs: number): void {
  if (attempts.mismatchingForMs(nowMs) >= LONGEST_MISMATCH_MS) throw refused(host, error);
  if (attempts.refusingForMs(nowMs) < LONGEST_REFUSAL_MS) return;
  throw refused(host, error, {
    reason: attempts.summary(),
    hint: `Its image may need another ssh-user than ${host.user}.`,
  });
}

function refused(
  { name, instanceId }: Host,
  cause: unknown,
  {
    reason = cause instanceof Error ? cause.message : String(cause),
    hint,
  }: { reason?: string; hint?: string } = {},
): ProvisionerError {
  // Its new key could not be stored, which is no fault of the machine.
  if (cause instanceof ProvisionerError && cause.code === 'UNWRITABLE_FILE') return cause;
  const who = `${name} (${instanceId})`;
  if (cause instanceof TransportError && cause.code === 'ACCESS_DENIED')
    return new ProvisionerError('PERMISSION_DENIED', `${who}: ${reason}`, { cause, hint: cause.hint });
  const message = `${who} will not accept us: ${reason}`;
  return new ProvisionerError('UNREACHABLE_HOST', message, { cause, hint });
}
