import type { Clock, Logger } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import { createMask, type Mask, maskDeep } from '../report/mask.ts';
import { asAsked } from './as-asked.ts';
import { createRecord } from './create-record.ts';
import { keepRecord, REFUSED_IN, readLastRun } from './last-run.ts';
import { assertUnlocked } from './output-lock.ts';
import { type BuildRecord, writeRecord } from './record.ts';
import { recordedFailure } from './recorded-failure.ts';
import { warnOfKept } from './warn-of-kept.ts';

/** A run that was refused before it began. */
export interface RefusedRun {
  /** Gets the record. */
  readonly outputDirectory: string;
  readonly clock: Pick<Clock, 'now'>;
  /** ISO 8601. */
  readonly startedAt: string;
  /** As far as it could be read. */
  readonly build?: Build | undefined;
  /** Hides secrets in the record. */
  readonly mask?: Mask | undefined;
  /** Gets a warning of artifacts of the run before it, which stay. */
  readonly logger?: Pick<Logger, 'warn'> | undefined;
}

/**
 * Writes the record of a run that was refused: why, and what it was to do. The record of the run before it stays beside
 * it, as the one to go on from; so it does when several are refused in a row.
 * @throws BuilderError `INVALID_BUILD` when another build writes to the folder, where nothing changes
 */
export async function recordRefusal(error: unknown, run: RefusedRun): Promise<BuildRecord> {
  const { outputDirectory, clock, startedAt, build, mask = createMask([]) } = run;
  await assertUnlocked(outputDirectory);
  const last = await readLastRun(outputDirectory);
  const earlier = last && (await keepRecord(last, outputDirectory));
  const record = await createRecord(asAsked(build), {
    state: 'failed',
    phase: REFUSED_IN,
    failure: recordedFailure(error),
    earlier,
    startedAt,
    finishedAt: clock.now().toISOString(),
    seconds: {},
    outputDirectory,
    clock,
  });
  const masked = maskDeep(record, mask);
  await writeRecord(masked, outputDirectory);
  await warnOfKept(last?.fields, run);
  return masked;
}
