import { join } from 'node:path';
import { type Clock, CodedError, redactUrl } from '@ami-select/core';
import { createMask, type Mask, maskDeep } from '../report/mask.ts';
import { createRecord, type KnownStage } from './create-record.ts';
import { type BuildRecord, RECORD, type RecordedFailure, type RecordedPhase, writeRecord } from './record.ts';

export interface RunRecordOptions {
  /** Gets the record. */
  readonly outputDirectory: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Hides secrets in it. */
  readonly mask?: Mask | undefined;
}

/** The record of one run on disk: there from the first moment on, whatever happens after it. */
export class RunRecord {
  readonly #options: RunRecordOptions;
  readonly #startedAt: string;
  #known: KnownStage = {};
  #phase: RecordedPhase = 'start';
  #failedPhase: RecordedPhase | undefined;
  #seconds: BuildRecord['seconds'] = {};
  /** Of what is known: files are hashed and reports are counted once. */
  #created: Promise<BuildRecord> | undefined;
  #final: BuildRecord | undefined;

  constructor(options: RunRecordOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now().toISOString();
  }

  get file(): string {
    return join(this.#options.outputDirectory, RECORD);
  }

  /** The record of a run that is over. */
  get final(): BuildRecord | undefined {
    return this.#final;
  }

  /** Replaces the record of an earlier run. */
  async begin(): Promise<void> {
    await this.#write({ state: 'running' });
  }

  /** A phase starts. A record that cannot be written now may be at the end, where it is an error. */
  async enter(phase: RecordedPhase): Promise<void> {
    this.#phase = phase;
    if (this.#final === undefined) await this.#write({ state: 'running' }).catch(() => undefined);
  }

  /** A phase failed after which others follow; the first one counts for a run that fails. */
  failIn(phase: RecordedPhase): void {
    this.#failedPhase ??= phase;
  }

  /** The result of a phase, and the seconds of all so far. */
  learn(stage: KnownStage, seconds: BuildRecord['seconds'] = this.#seconds): void {
    this.#known = { ...this.#known, ...stage };
    this.#created = undefined;
    this.#seconds = seconds;
  }

  /** The record with everything that is known, before it is written. */
  async read(): Promise<BuildRecord> {
    return this.#create({ state: 'running' });
  }

  /** Writes how the run ended; only the first call counts. */
  async finish(error?: unknown): Promise<BuildRecord> {
    if (this.#final !== undefined) return this.#final;
    const finishedAt = this.#options.clock.now().toISOString();
    const state =
      error === undefined
        ? ({ state: 'passed', finishedAt } as const)
        : ({ state: 'failed', finishedAt, failure: failureIn(error) } as const);
    const record = await this.#create(state);
    this.#final ??= record;
    await writeRecord(this.#final, this.#options.outputDirectory);
    return this.#final;
  }

  async #write(state: State): Promise<void> {
    await writeRecord(await this.#create(state), this.#options.outputDirectory);
  }

  async #create(state: State): Promise<BuildRecord> {
    const startedAt = this.#startedAt;
    const phase = (state.state === 'failed' ? this.#failedPhase : undefined) ?? this.#phase;
    const changing = { ...state, phase, startedAt, seconds: this.#seconds };
    this.#created ??= createRecord(this.#known, { ...this.#options, ...changing });
    return maskDeep({ ...(await this.#created), ...changing }, this.#options.mask ?? createMask([]));
  }
}

type State = Pick<BuildRecord, 'state' | 'finishedAt' | 'failure'>;

function failureIn(error: unknown): RecordedFailure {
  if (error instanceof CodedError) {
    const { code, message, problems } = error;
    return { code, message, problems };
  }
  const message = redactUrl(error instanceof Error ? error.message : String(error));
  return { code: 'UNEXPECTED', message, problems: [] };
}
