import { TransportError, type TransportErrorCode } from '@ami-select/transport';

/** The penalties that an SSH server may hold against us. Times are milliseconds of one clock. */
export interface Penalties {
  /** A connection failed in this way. */
  add(error: unknown, nowMs: number): void;
  /** Milliseconds until one more failed connection does no harm. */
  waitMs(nowMs: number): number;
}

/**
 * `PerSourcePenalties` of OpenSSH 9.8 and later, in milliseconds (sshd_config(5)): a connection whose logins all failed
 * (`authfail:5`), and one that never tried one (`noauth:1`). Penalties add up, run off with time, and above `min:15` the
 * server hangs up on us at once, whatever key we have by then.
 */
const COSTS: Readonly<Partial<Record<TransportErrorCode, number>>> = {
  AUTHENTICATION_REFUSED: 5_000,
  HOST_KEY_MISMATCH: 1_000,
  TIMED_OUT: 1_000,
};
/** With the next failure on top it is two thirds of `min`, and three failures in ten seconds. */
const ALLOWED_MS = 5_000;

export function createPenalties(): Penalties {
  let endsAt = Number.NEGATIVE_INFINITY;
  return {
    add: (error, nowMs) => {
      const cost = error instanceof TransportError ? (COSTS[error.code] ?? 0) : 0;
      endsAt = Math.max(endsAt, nowMs) + cost;
    },
    waitMs: (nowMs) => Math.max(0, endsAt - nowMs - ALLOWED_MS),
  };
}
