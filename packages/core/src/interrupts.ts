import { asError } from './as-error.ts';
import { StalledError } from './stalled-error.ts';

/** The terminating signals of a process as one abort, and a way out for who does not want to wait for it. */
export interface Interrupts {
  /** Aborts on the first signal, or on an error that nobody caught. */
  readonly signal: AbortSignal;
  /** Gives the lines for a second signal: what may remain, and how to remove it. */
  describeRemaining(describe: () => readonly string[]): void;
  /** Stops listening. */
  close(): void;
}

export interface InterruptsOptions<Signal extends string> {
  /** Calls the listener for every terminating signal, until the returned function is called. */
  readonly onSignal: (listener: (signal: Signal) => void) => () => void;
  /** Calls the listener for every error that nobody caught, and for a `StalledError`, until the returned function is called. */
  readonly onCrash: (listener: (error: unknown) => void) => () => void;
  /** The first signal; returns the reason of the abort, unless an error that nobody caught was before it. */
  readonly begin: (signal: Signal) => Error;
  /** A later one, of the same name or another: ends the process at once. */
  readonly stop: (signal: Signal, remaining: readonly string[]) => void;
  /** The first error that nobody caught, which is the reason of the abort unless a signal was before it. */
  readonly crash: (error: Error) => void;
  /** A later one: one fault is seen in many places, and the clean-up goes on. */
  readonly crashAgain: (error: Error) => void;
  /** The clean-up stalls, or does not end in time after the first one: ends the process at once. */
  readonly giveUp: (error: Error, remaining: readonly string[]) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** One Ctrl-C can arrive twice: from the terminal, and passed on by a package runner. */
const ECHO_MS = 750;
/** What crashed may be what the clean-up waits for, and nobody may be there to send a signal. */
const CLEAN_UP_MS = 10 * 60_000;
/** A timer that throws does so again and again. */
const MOST_CRASHES = 10;

export function listenForInterrupts<Signal extends string>(options: InterruptsOptions<Signal>): Interrupts {
  const { onSignal, onCrash, begin, stop, now } = options;
  const controller = new AbortController();
  let firstAt: number | undefined;
  let remaining: () => readonly string[] = () => [];
  const closeSignals = onSignal((signal) => {
    if (firstAt === undefined) {
      firstAt = now();
      // Also where an error that nobody caught has aborted before: whoever sends a signal once does not give up.
      controller.abort(begin(signal));
    } else if (now() - firstAt >= ECHO_MS) {
      stop(signal, remaining());
    }
  });
  const crashes = endAfterCrash(options, controller, () => remaining());
  const closeCrashes = onCrash(crashes.listener);
  return {
    signal: controller.signal,
    describeRemaining: (describe) => {
      remaining = describe;
    },
    close: () => {
      closeSignals();
      closeCrashes();
      crashes.close();
    },
  };
}

function endAfterCrash<Signal extends string>(
  { crash, crashAgain, giveUp }: InterruptsOptions<Signal>,
  controller: AbortController,
  remaining: () => readonly string[],
): { readonly listener: (thrown: unknown) => void; readonly close: () => void } {
  let limit: ReturnType<typeof setTimeout> | undefined;
  let count = 0;
  return {
    listener: (thrown) => {
      const error = asError(thrown);
      count += 1;
      if (error instanceof StalledError && controller.signal.aborted) giveUp(error, remaining());
      else if (limit === undefined) {
        // It keeps no process from stalling.
        limit = setTimeout(() => giveUp(error, remaining()), CLEAN_UP_MS).unref();
        controller.abort(error);
        ignoringFailure(() => crash(error));
      } else if (count <= MOST_CRASHES) ignoringFailure(() => crashAgain(error));
    },
    close: () => clearTimeout(limit),
  };
}

/** Node ends a process whose listener for such errors throws, and what it launched would remain. */
function ignoringFailure(print: () => void): void {
  try {
    print();
  } catch {
    // There is no other place to print it.
  }
}
