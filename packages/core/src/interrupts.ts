/** The terminating signals of a process as one abort, and a way out for who does not want to wait for it. */
export interface Interrupts {
  /** Aborts on the first signal. */
  readonly signal: AbortSignal;
  /** Gives the lines for a second signal: what may remain, and how to remove it. */
  describeRemaining(describe: () => readonly string[]): void;
  /** Stops listening. */
  close(): void;
}

export interface InterruptsOptions<Signal extends string> {
  /** Calls the listener for every terminating signal, until the returned function is called. */
  readonly onSignal: (listener: (signal: Signal) => void) => () => void;
  /** The first signal; returns the reason of the abort. */
  readonly begin: (signal: Signal) => Error;
  /** A later one, of the same name or another: ends the process at once. */
  readonly stop: (signal: Signal, remaining: readonly string[]) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** One Ctrl-C can arrive twice: from the terminal, and passed on by a package runner. */
const ECHO_MS = 750;

export function listenForInterrupts<Signal extends string>({
  onSignal,
  begin,
  stop,
  now,
}: InterruptsOptions<Signal>): Interrupts {
  const controller = new AbortController();
  let firstAt = 0;
  let remaining: () => readonly string[] = () => [];
  const close = onSignal((signal) => {
    if (!controller.signal.aborted) {
      firstAt = now();
      controller.abort(begin(signal));
    } else if (now() - firstAt >= ECHO_MS) {
      stop(signal, remaining());
    }
  });
  return {
    signal: controller.signal,
    describeRemaining: (describe) => {
      remaining = describe;
    },
    close,
  };
}
