import type { Clock } from '@ami-select/core';
import type { Phase, Report } from '../report/events.ts';

/** Runs phases one by one, reports each and remembers how long each took. */
export class PhaseClock {
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #seconds: Partial<Record<Phase, number>> = {};

  constructor(clock: Clock, report: Report) {
    this.#clock = clock;
    this.#report = report;
  }

  async run<Result>(phase: Phase, work: () => Promise<Result>): Promise<Result> {
    const started = this.#clock.now().getTime();
    this.#report({ type: 'phase-started', phase });
    let failed = true;
    try {
      const result = await work();
      failed = false;
      return result;
    } finally {
      const seconds = (this.#clock.now().getTime() - started) / 1000;
      this.#seconds[phase] = seconds;
      this.#report({ type: 'phase-ended', phase, seconds, failed });
    }
  }

  /** Seconds per phase that has ended. */
  get timings(): Readonly<Partial<Record<Phase, number>>> {
    return { ...this.#seconds };
  }
}
