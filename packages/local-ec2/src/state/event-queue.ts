import type { Clock } from '@ami-select/core';

/** Scheduled events: state transitions, interruptions, records that disappear. */
export interface EventQueue {
  /** Runs `event` once the clock has passed `at`; before the response of any later request. */
  schedule(at: Date, event: (at: Date) => void): void;
  /** Runs every event whose time has come, in order of time and then of scheduling. */
  runDue(): void;
  /** Like `runDue`, and lets the ends of machines that it began come to their end, where nothing takes time. */
  settle(): Promise<void>;
}

/** More than the longest chain of promises between a transition and the next one. */
const SETTLE_TURNS = 6;

interface Entry {
  readonly at: Date;
  readonly event: (at: Date) => void;
}

/** @param wake called for every scheduled time, so that a real clock can set a timer. */
export function createEventQueue(clock: Clock, wake: (ms: number, run: () => void) => void): EventQueue {
  const entries: Entry[] = [];
  const runDue = (): void => {
    while (entries[0] && entries[0].at.getTime() <= clock.now().getTime()) {
      const entry = entries.shift();
      entry?.event(entry.at);
    }
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < SETTLE_TURNS; turn += 1) {
      runDue();
      await Promise.resolve();
    }
    runDue();
  };
  return {
    runDue,
    settle,
    schedule: (at, event) => {
      // From the end: most of what is scheduled is later than what waits already.
      const before = entries.findLastIndex((entry) => entry.at.getTime() <= at.getTime());
      entries.splice(before + 1, 0, { at, event });
      wake(at.getTime() - clock.now().getTime(), runDue);
    },
  };
}
