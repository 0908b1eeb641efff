import type { Clock } from '@ami-select/core';
import type { Phase, Report } from '../report/events.ts';

export interface PhaseRunOptions<Result> {
  /** A phase that has nothing to do is neither reported nor timed. */
  readonly isNeeded?: boolean | undefined;
  /** For a phase whose failure is part of its result. */
  readonly failureOf?: ((result: Result) => unknown) | undefined;
}

/** Runs phases one by one, reports each and remembers how long each took. */
export class PhaseClock {
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #seconds: Partial<Record<Phase, number>> = {};

  constructor(clock: Clock, report: Report) {
    this.#clock = clock;
    this.#report = report;
  }

  async run<Result>(
    phase: Phase,
    work: () => Promise<Result>,
    { isNeeded = true, failureOf = () => undefined }: PhaseRunOptions<Result> = {},
  ): Promise<Result> {
    if (!isNeeded) return work();
    const started = this.#clock.now().getTime();
    this.#report({ type: 'phase-started', phase });
    let failed = true;
    try {
      const result = await work();
      failed = failureOf(result) !== undefined;
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
