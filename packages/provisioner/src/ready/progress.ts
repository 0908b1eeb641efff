import type { Clock, Logger } from '@ami-select/core';
import type { Readiness } from './readiness.ts';

/** Says from time to time what is waited for. */
export interface Progress {
  /** Milliseconds until the next line. */
  dueInMs(): number;
  /** Prints the line if it is due. */
  print(): void;
}

const EVERY_MS = 15_000;
/** The rest is counted: a line is for people. */
const MOST_HOSTS = 5;

export function createProgress(readiness: Readiness, clock: Clock, logger: Logger): Progress {
  const startedAt = clock.now().getTime();
  let lines = 0;
  const elapsedMs = (): number => clock.now().getTime() - startedAt;
  const dueInMs = (): number => Math.max(0, (lines + 1) * EVERY_MS - elapsedMs());
  return {
    dueInMs,
    print: () => {
      if (dueInMs() > 0) return;
      lines = Math.floor(elapsedMs() / EVERY_MS);
      const pending = readiness.pending();
      if (pending.length === 0) return;
      const more = pending.length > MOST_HOSTS ? `; and ${pending.length - MOST_HOSTS} more` : '';
      const shown = pending.slice(0, MOST_HOSTS).join('; ');
      const seconds = Math.round(elapsedMs() / 1_000);
      logger.info(`Waiting for ${pending.length} of the instances since ${seconds} s: ${shown}${more}.`);
    },
  };
}
