import type { VirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import type { Connect } from '../aws/ports.ts';

export interface PenalisingServerOptions {
  readonly clock: VirtualClock;
  /** Where a login ends that the server lets in. */
  readonly behind: Connect;
  /** Milliseconds from now until the login key is written; never when absent. */
  readonly keyAfterMs?: number | undefined;
  /** Milliseconds from now until the server listens. */
  readonly listensAfterMs?: number | undefined;
  /** `MaxAuthTries`. */
  readonly maxTries?: number | undefined;
  /** No penalties, as before OpenSSH 9.8. */
  readonly isLenient?: boolean | undefined;
}

export interface PenalisingServer {
  readonly connect: Connect;
  /** Times of the connections that the server shut out without a word. */
  readonly shutOut: number[];
  /** Times at which connections ended without a login. */
  readonly failed: number[];
  /** Offers of the key that were refused. */
  offers(): number;
}

const LOGIN_MS = 60;
const AUTHFAIL_MS = 5_000;
const MIN_MS = 15_000;

/** An SSH server with the default `PerSourcePenalties` of OpenSSH 9.8 and later (srclimit.c), on the virtual clock. */
export function penalisingServer(options: PenalisingServerOptions): PenalisingServer {
  const { clock, behind, keyAfterMs = Number.POSITIVE_INFINITY, listensAfterMs = 0, maxTries = 6 } = options;
  const startedAt = clock.now().getTime();
  const sinceStart = (): number => clock.now().getTime() - startedAt;
  const shutOut: number[] = [];
  const failed: number[] = [];
  let offers = 0;
  let penaltyEnds = 0;
  let isActive = false;

  function assertOpen(label: string): void {
    const now = sinceStart();
    if (now < listensAfterMs) throw new TransportError('UNREACHABLE', `${label}: connection refused`);
    if (penaltyEnds <= now) isActive = false;
    if (!isActive) return;
    shutOut.push(now);
    throw new TransportError('UNREACHABLE', `${label}: read ECONNRESET`);
  }

  function punish(): void {
    const now = sinceStart();
    failed.push(now);
    if (options.isLenient === true) return;
    penaltyEnds = Math.max(penaltyEnds, now) + AUTHFAIL_MS;
    if (penaltyEnds - now >= MIN_MS) isActive = true;
  }

  const connect: Connect = async (target, connectOptions = {}) => {
    const { keyOffers = { count: 1, everyMs: 0 }, signal } = connectOptions;
    assertOpen(target.label);
    await clock.sleep(LOGIN_MS, signal);
    for (let refusals = 0; sinceStart() < keyAfterMs; ) {
      refusals += 1;
      offers += 1;
      if (refusals >= Math.min(keyOffers.count, maxTries)) {
        punish();
        const message = `${target.label} refused the key for user "${target.user}"`;
        throw new TransportError('AUTHENTICATION_REFUSED', message, { refusals });
      }
      await clock.sleep(keyOffers.everyMs, signal);
    }
    return behind(target, connectOptions);
  };
  return { connect, shutOut, failed, offers: () => offers };
}
