import { TransportError } from '@ami-select/transport';

/** Logins that failed, and what they tell together. Times are milliseconds of one clock. */
export interface Attempts {
  /** A login, or the wait for one, failed. */
  failed(error: unknown, nowMs: number): void;
  /** The machine let us in, or showed that it is another one than before. */
  succeeded(): void;
  /** Milliseconds since the key was refused first, while nothing but refusals followed; 0 without one. */
  refusingForMs(nowMs: number): number;
  isMismatching(): boolean;
  /** Milliseconds since another host key than ours was shown first, and ours never since; 0 without one. */
  mismatchingForMs(nowMs: number): number;
  /** The failure that tells most, and the last one where that is another. */
  summary(): string;
}

/** A failure that tells more replaces one that tells less, never the other way round. */
const RANKS: Readonly<Record<string, number>> = { HOST_KEY_MISMATCH: 3, AUTHENTICATION_REFUSED: 2 };

export function createAttempts(): Attempts {
  let telling = 'no response yet';
  let rank = -1;
  let last = telling;
  let refusals = 0;
  let refusingSince: number | undefined;
  let mismatchingSince: number | undefined;

  function describe(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    if (!isRefusal(error)) return message;
    refusals += Math.max(1, error.refusals);
    const once = message.replace(/ \d+ times$/, '');
    return refusals === 1 ? once : `${once} ${refusals} times`;
  }

  return {
    failed: (error, nowMs) => {
      last = describe(error);
      refusingSince = isRefusal(error) ? (refusingSince ?? nowMs) : undefined;
      if (isMismatch(error)) mismatchingSince ??= nowMs;
      const ownRank = error instanceof TransportError ? (RANKS[error.code] ?? 0) : 1;
      if (ownRank < rank) return;
      rank = ownRank;
      telling = last;
    },
    succeeded: () => {
      refusingSince = undefined;
      mismatchingSince = undefined;
      rank = -1;
      telling = last;
    },
    refusingForMs: (nowMs) => nowMs - (refusingSince ?? nowMs),
    isMismatching: () => mismatchingSince !== undefined,
    mismatchingForMs: (nowMs) => nowMs - (mismatchingSince ?? nowMs),
    summary: () => (telling !== last ? `${telling}; then: ${last}` : last),
  };
}

export function isRefusal(error: unknown): error is TransportError {
  return error instanceof TransportError && error.code === 'AUTHENTICATION_REFUSED';
}

export function isMismatch(error: unknown): error is TransportError {
  return error instanceof TransportError && error.code === 'HOST_KEY_MISMATCH';
}
