import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { endRecord } from '../fleet/end-record.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { readHandle, writeHandle } from './handle-file.ts';
import { holdsKeys } from './key-lines.ts';

const DAY_MS = 86_400_000;
/** Days that the record of a terminated fleet is kept. */
const KEPT_DAYS = 30;
const RECORD = /^fleet-[0-9a-f]{16}\.json$/;
/** A report on machines that did not become ready. */
const REPORT = /^fleet-[0-9a-f]{16}\.failure\.txt$/;
/** What a renewer leaves whose fleet was ended elsewhere; its permit goes with its job. */
const RENEWER = /^fleet-[0-9a-f]{16}\.json\.(?:renewer|renewer\.log|lease)$/;
/** What a process leaves that is killed while it writes. */
const DRAFT = /^(fleet-[0-9a-f]{16}\.json)\.[0-9a-f-]{36}\.part$/;

/**
 * Removes the records of fleets that were terminated 30 days before `now`, reports and files of renewers of that age, takes the keys out of
 * younger records, and removes drafts of theirs. Whatever cannot be read or removed stays: a record is not worth a failure.
 */
export async function tidyRecords(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => RECORD.test(one)))
    await tidyRecord(join(folder, name), now).catch(() => {});
  for (const name of names.filter((one) => REPORT.test(one) || RENEWER.test(one)))
    await tidyOld(join(folder, name), now).catch(() => {});
  for (const name of names) {
    const record = DRAFT.exec(name)?.[1];
    if (record !== undefined) await tidyDraft(join(folder, name), join(folder, record), now).catch(() => {});
  }
}

async function tidyRecord(path: string, now: Date): Promise<void> {
  const handle = await readHandle(path);
  if (handle.terminatedAt === undefined) return;
  const endedAt = new Date(handle.terminatedAt);
  if (now.getTime() - endedAt.getTime() >= KEPT_DAYS * DAY_MS) await rm(path);
  else if (holdsKeys(handle)) await writeHandle(path, endRecord(handle, endedAt));
}

async function tidyOld(path: string, now: Date): Promise<void> {
  const { mtimeMs } = await stat(path);
  if (now.getTime() - mtimeMs >= KEPT_DAYS * DAY_MS) await rm(path);
}

/** A draft without keys may be one that somebody is writing. One without a record is of a fleet that never began. */
async function tidyDraft(path: string, record: string, now: Date): Promise<void> {
  const { mtimeMs } = await stat(path);
  const text = await readFile(path, 'utf8');
  if (!text.includes('PRIVATE KEY')) return;
  const handle: FleetHandle | undefined = await readHandle(record).catch(() => undefined);
  const isOver = handle?.terminatedAt !== undefined || now.getTime() - mtimeMs >= DAY_MS;
  if (isOver) await rm(path);
}
