import type { Clock } from '../ports.ts';

/** The clock of a machine that goes wrong by so many milliseconds, ahead when positive. */
export function offBy(ms: number, clock: Clock): Clock {
  return {
    now: () => new Date(clock.now().getTime() + ms),
    sleep: (...sleep) => clock.sleep(...sleep),
  };
}
