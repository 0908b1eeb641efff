import type { KnownStage } from '../record/create-record.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Phase } from '../report/events.ts';
import type { PhaseClock, PhaseRunOptions } from './phase-clock.ts';

interface RecordedRunOptions<Result> extends PhaseRunOptions<Result> {
  /** Whether all machines must still be held, as unless a phase looks at each of them itself. */
  readonly isOfHeld?: boolean | undefined;
}

/** Runs phases one by one; the record knows which one runs, and what each of them found. */
export class RecordedPhases {
  readonly #clock: PhaseClock;
  readonly #record: RunRecord;
  readonly #assertHeld: () => void;

  /** `assertHeld` throws when the build may not go on with another phase. */
  constructor(clock: PhaseClock, record: RunRecord, assertHeld: () => void) {
    this.#clock = clock;
    this.#record = record;
    this.#assertHeld = assertHeld;
  }

  async run<Stage extends KnownStage>(
    phase: Phase,
    work: () => Promise<Stage>,
    options: RecordedRunOptions<Stage> = {},
  ): Promise<Stage> {
    if (options.isOfHeld ?? true) this.#assertHeld();
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
