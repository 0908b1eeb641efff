import { join } from 'node:path';
import type { Clock, Logger } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import { isBefore, RESUMABLE, type ResumePhase } from '../phases/resume.ts';
import { createMask, type Mask, maskDeep } from '../report/mask.ts';
import { asAsked } from './as-asked.ts';
import { carryOver } from './carry-over.ts';
import { createRecord, type KnownStage } from './create-record.ts';
import { type EarlierRun, keepEarlierRun } from './earlier-run.ts';
import { forgetEarlierRun, REFUSED_IN } from './last-run.ts';
import { lockOutput } from './output-lock.ts';
import { type BuildRecord, RECORD, type RecordedPhase, writeRecord } from './record.ts';
import { recordedFailure } from './recorded-failure.ts';
import { removeArtifacts } from './remove-artifacts.ts';
import { warnOfCutOff } from './warn-of-cut-off.ts';
import { warnOfKept } from './warn-of-kept.ts';

export interface RunRecordOptions {
  /** Gets the record. */
  readonly outputDirectory: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Gets warnings of artifacts of an earlier run that stay. */
  readonly logger: Pick<Logger, 'warn'>;
  /** Hides secrets in it. */
  readonly mask?: Mask | undefined;
  /** As far as it is known before the first phase. */
  readonly build?: Build | undefined;
  /** Names of the machines that it goes to; all when absent, also those that the last run had besides. */
  readonly goesTo?: readonly string[] | undefined;
  /** The phase from which it goes on with what the last run did; all is done when absent. */
  readonly from?: ResumePhase | undefined;
}

/** The record of one run on disk: there from the first moment on, whatever happens after it. */
export class RunRecord {
  readonly #options: RunRecordOptions;
  readonly #startedAt: string;
  #known: KnownStage;
  #phase: RecordedPhase = 'start';
  #failedPhase: RecordedPhase | undefined;
  #seconds: BuildRecord['seconds'] = {};
  /** Of what is known: files are hashed and reports are counted once. */
  #created: Promise<BuildRecord> | undefined;
  #final: BuildRecord | undefined;
  #earlier: EarlierRun | undefined;
  #goesOn = false;
  #reached: ResumePhase | undefined;
  #stepsBegan: true | undefined;
  #unlock: () => Promise<void> = async () => undefined;

  constructor(options: RunRecordOptions) {
    this.#options = options;
    this.#known = asAsked(options.build);
    this.#startedAt = options.clock.now().toISOString();
  }

  /** ISO 8601. */
  get startedAt(): string {
    return this.#startedAt;
  }

  get file(): string {
    return join(this.#options.outputDirectory, RECORD);
  }

  /** The record of a run that is over. */
  get final(): BuildRecord | undefined {
    return this.#final;
  }

  /** The run before this one, once it has begun; only one that it goes on from after `goOn`. */
  get earlier(): EarlierRun | undefined {
    return this.#earlier;
  }

  /**
   * Replaces the record of an earlier run, which stays beside it, and changes nothing else until `goOn`.
   * @throws BuilderError `INVALID_BUILD` when another build writes to the folder, where nothing changes
   */
  async begin(): Promise<void> {
    this.#unlock = await lockOutput(this.#options.outputDirectory, this.#startedAt);
    await this.#begin().catch(async (error: unknown) => {
      await this.#unlock();
      throw error;
    });
  }

  /**
   * The run has its machines, and can go on from the earlier one where it is to: a run that fails before that has changed
   * nothing. Deletes the artifacts that the earlier one brought from the machines that this one goes to.
   */
  async goOn(): Promise<void> {
    if (this.#goesOn) return;
    this.#goesOn = true;
    await this.#removeArtifacts();
    this.#created = undefined;
    if (this.#carriesFrom !== undefined) return;
    this.#earlier = undefined;
    await this.save();
    await forgetEarlierRun(this.#options.outputDirectory);
  }

  /** A phase starts. */
  async enter(phase: RecordedPhase): Promise<void> {
    this.#phase = phase;
    if (phase === 'deliver') this.#stepsBegan = undefined;
    if (phase === 'steps') this.#stepsBegan = true;
    this.#reach(phase);
    await this.save();
  }

  /** Writes what is known now. A record that cannot be written may be at the end, where it is an error. */
  async save(): Promise<void> {
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

  /** The record of this run alone with everything that is known, before it is written. */
  async read(): Promise<BuildRecord> {
    return this.#create({ state: 'running' });
  }

  /** Writes how the run ended; only the first call counts. */
  async finish(error?: unknown): Promise<BuildRecord> {
    if (this.#final !== undefined) return this.#final;
    return this.#finish(error).finally(() => this.#unlock());
  }

  async #begin(): Promise<void> {
    const { from, outputDirectory } = this.#options;
    this.#earlier = await keepEarlierRun(outputDirectory);
    if (this.#mayGoOn) this.#reached = this.#earlier?.record.reached;
    if (from !== undefined) this.#stepsBegan = this.#earlier?.record.stepsBegan;
    await this.#write({ state: 'running' });
    if (!this.#mayGoOn && this.#earlier === undefined) await forgetEarlierRun(outputDirectory);
  }

  async #finish(error: unknown): Promise<BuildRecord> {
    if (error === undefined) await this.goOn();
    const finishedAt = this.#options.clock.now().toISOString();
    const state =
      error === undefined
        ? ({ state: 'passed', finishedAt } as const)
        : ({ state: 'failed', finishedAt, failure: recordedFailure(error) } as const);
    const record = this.#carry(await this.#create(state));
    this.#final ??= this.#isRefused ? { ...record, phase: REFUSED_IN } : record;
    await writeRecord(this.#final, this.#options.outputDirectory);
    if (!this.#goesOn) await warnOfKept(this.#earlier?.record, this.#options);
    return this.#final;
  }

  get #mayGoOn(): boolean {
    const { from } = this.#options;
    return from !== undefined && from !== 'resolve';
  }

  /** It cannot go on from the earlier run; nobody has looked at a machine. */
  get #isRefused(): boolean {
    const isBeforeProbe = this.#phase === 'start' || this.#phase === 'check';
    return this.#mayGoOn && isBeforeProbe && !this.#goesOn && this.#earlier !== undefined;
  }

  /** The phase from which a record has what the earlier one has; undefined for one of its own alone. */
  get #carriesFrom(): ResumePhase | undefined {
    const { from, goesTo } = this.#options;
    return from ?? (goesTo === undefined ? undefined : 'resolve');
  }

  async #removeArtifacts(): Promise<void> {
    const { outputDirectory, goesTo, logger } = this.#options;
    const last = this.#earlier?.record;
    await warnOfCutOff(last, { outputDirectory, machines: goesTo, logger });
    const machines = await removeArtifacts(last, { outputDirectory, machines: goesTo, logger });
    this.#earlier &&= { ...this.#earlier, record: { ...this.#earlier.record, machines } };
  }

  /** Phases that are done again before the first one take nothing back. */
  #reach(phase: RecordedPhase): void {
    const { from } = this.#options;
    if (!isResumable(phase)) return;
    if (from === undefined || !isBefore(phase, from)) this.#reached = phase;
  }

  async #write(state: State): Promise<void> {
    await writeRecord(this.#carry(await this.#create(state)), this.#options.outputDirectory);
  }

  #carry(record: BuildRecord): BuildRecord {
    const from = this.#carriesFrom;
    if (this.#earlier === undefined) return record;
    // Until this run has its machines, the earlier one is the one that machines and artifacts are of.
    const own = this.#goesOn ? record : { ...record, earlier: this.#earlier.file };
    if (from === undefined) return own;
    return carryOver(own, {
      from,
      goesTo: this.#options.goesTo,
      earlier: this.#earlier,
      knowsContents: this.#known.contents !== undefined,
    });
  }

  async #create(state: State): Promise<BuildRecord> {
    const startedAt = this.#startedAt;
    const phase = (state.state === 'failed' ? this.#failedPhase : undefined) ?? this.#phase;
    const changing = {
      ...state,
      phase,
      reached: this.#reached,
      stepsBegan: this.#stepsBegan,
      startedAt,
      seconds: this.#seconds,
    };
    const { outputDirectory, clock } = this.#options;
    this.#created ??= createRecord(this.#known, { outputDirectory, clock, ...changing });
    return maskDeep({ ...(await this.#created), ...changing }, this.#options.mask ?? createMask([]));
  }
}

function isResumable(phase: RecordedPhase): phase is ResumePhase {
  return RESUMABLE.some((candidate) => candidate === phase);
}

type State = Pick<BuildRecord, 'state' | 'finishedAt' | 'failure'>;
