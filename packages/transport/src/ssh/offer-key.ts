import type { AuthHandlerMiddleware } from 'ssh2';

/** Offers of the same key within one connection. */
export interface KeyOffers {
  /** OpenSSH disconnects at the sixth refusal (`MaxAuthTries`). */
  readonly count: number;
  readonly everyMs: number;
}

/** The key of one connection, offered until it is accepted. */
export interface OfferedKey {
  readonly authHandler: AuthHandlerMiddleware;
  /** How often it was refused so far. */
  refusals(): number;
  /** Ends the pause between two offers. */
  stop(): void;
}

/**
 * Offers a key again after a pause when the server refuses it: a machine that boots may not have written it yet, and a
 * new connection for each offer is what OpenSSH 9.8 and later punishes (`PerSourcePenalties`).
 * `onOffer` is called before each offer, `onRefusal` after each refusal.
 */
export function offerKey(
  { user, privateKey }: { readonly user: string; readonly privateKey: string },
  { count, everyMs }: KeyOffers,
  { onOffer, onRefusal }: { readonly onOffer: () => void; readonly onRefusal: () => void },
): OfferedKey {
  let offers = 0;
  let refusals = 0;
  let pause: NodeJS.Timeout | undefined;
  const authHandler: AuthHandlerMiddleware = (left, _isPartial, next) => {
    const offer = (): void => {
      offers += 1;
      onOffer();
      next({ type: 'publickey', username: user, key: privateKey });
    };
    if (offers === 0) return offer();
    refusals += 1;
    onRefusal();
    // Typed otherwise: `false` ends the login.
    if (offers >= count || !left.includes('publickey')) return next(false as never);
    pause = setTimeout(offer, everyMs);
  };
  return { authHandler, refusals: () => refusals, stop: () => clearTimeout(pause) };
}
