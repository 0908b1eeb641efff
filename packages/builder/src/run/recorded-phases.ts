import type { KnownStage } from '../record/create-record.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Phase } from '../report/events.ts';
import type { PhaseClock, PhaseRunOptions } from './phase-clock.ts';

/** Runs phases one by one; the record knows which one runs, and what each of them found. */
export class RecordedPhases {
  readonly #clock: PhaseClock;
  readonly #record: RunRecord;

  constructor(clock: PhaseClock, record: RunRecord) {
    this.#clock = clock;
    this.#record = record;
  }

  async run<Stage extends KnownStage>(
    phase: Phase,
    work: () => Promise<Stage>,
    options: PhaseRunOptions<Stage> = {},
  ): Promise<Stage> {
    if (options.isNeeded ?? true) await this.#record.enter(phase);
    try {
      const stage = await this.#clock.run(phase, work, options);
      this.#record.learn(stage);
      if (options.failureOf?.(stage) !== undefined) this.#record.failIn(phase);
      return stage;
    } finally {
      this.#record.learn({}, this.#clock.timings);
    }
  }
}
