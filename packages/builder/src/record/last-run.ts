import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainObject } from '@ami-select/core';
import { type RecordText, readRecord } from './read-record.ts';
import { RECORD, type RecordedFile, type RecordedPhase, writeWhole } from './record.ts';

/** The name in the output directory of the record of the run before: one that the last went on from, or was refused after. */
export const EARLIER_RECORD = 'build-record.earlier.json';

/** The phase of a run that was refused before it began. */
export const REFUSED_IN: RecordedPhase = 'request';

/**
 * The record of the last run of an output directory that had its machines; undefined when there is none. A run that was
 * refused, or failed before that, changed nothing, so the one before it is still the one that machines and artifacts are of.
 */
export async function readLastRun(outputDirectory: string): Promise<RecordText | undefined> {
  const last = await readRecord(join(outputDirectory, RECORD));
  if (last === undefined) return undefined;
  const changedNothing = last.fields.phase === REFUSED_IN || last.fields.earlier !== undefined;
  return changedNothing ? keptBeside(last.fields, outputDirectory) : last;
}

/** The record of the last run that was not refused, also of one that never had its machines. */
export async function readLastTry(outputDirectory: string): Promise<RecordText | undefined> {
  const last = await readRecord(join(outputDirectory, RECORD));
  return last?.fields.phase === REFUSED_IN ? keptBeside(last.fields, outputDirectory) : last;
}

/** The record that another one names, as long as it is that one. */
async function keptBeside(
  { earlier }: RecordText['fields'],
  outputDirectory: string,
): Promise<RecordText | undefined> {
  const kept = await readRecord(join(outputDirectory, EARLIER_RECORD));
  const isIt = kept !== undefined && isPlainObject(earlier) && earlier.sha256 === sha256Of(kept.text);
  return isIt ? kept : undefined;
}

/** Keeps a record beside the one that is about to replace it. */
export async function keepRecord({ text }: RecordText, outputDirectory: string): Promise<RecordedFile> {
  await writeWhole(text, outputDirectory, EARLIER_RECORD);
  return { path: EARLIER_RECORD, sha256: sha256Of(text), bytes: Buffer.byteLength(text) };
}

/** Deletes the kept record of an earlier run; one that cannot be deleted is named by no record. */
export async function forgetEarlierRun(outputDirectory: string): Promise<void> {
  await rm(join(outputDirectory, EARLIER_RECORD), { force: true }).catch(() => undefined);
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
