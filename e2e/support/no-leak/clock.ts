/** A clock beside the machine's: minutes of waiting are no minutes of a test. */
export interface ClockOptions {
  /** Milliseconds since the epoch by the machine's clock, at which this one shows `offsetMs` more... */
  readonly sinceMs: number;
  readonly offsetMs: number;
  /** ...and from which on so many of its seconds go by in one. */
  readonly speed: number;
}

const realNow = Date.now;

/** Milliseconds since the epoch by such a clock. */
export function nowBy({ sinceMs, offsetMs, speed }: ClockOptions): () => number {
  return () => Math.round(sinceMs + offsetMs + (realNow() - sinceMs) * speed);
}

/** The variables with which a process has such a clock. */
export function clockVariables(options: ClockOptions): Record<string, string> {
  return {
    E2E_CLOCK: JSON.stringify(options),
    NODE_OPTIONS: `--import ${new URL('set-clock.ts', import.meta.url)}`,
  };
}
