import { rm } from 'node:fs/promises';
import { isPlainObject } from '@ami-select/core';
import { readOwnFile } from './read-own-file.ts';
import { replaceFile } from './replace-file.ts';

/** A process; its start distinguishes it from a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** As the system says it. */
  readonly started: string;
}

/**
 * The process that renews the lease of a fleet while a job lives. The file beside the handle is its permit: it renews only
 * as long as the file names it, and who ends the fleet removes the file first.
 */
export interface Renewer extends ProcessIdentity {
  /** The process whose end is the end of the job; nobody knows it in a container. */
  readonly job?: ProcessIdentity | undefined;
  /** ISO 8601: what it renews for no longer than. */
  readonly until?: string | undefined;
}

/** @throws ProvisionerError `UNWRITABLE_FILE` */
export async function writeRenewer(handlePath: string, renewer: Renewer): Promise<void> {
  await replaceFile(pathOf(handlePath), `${JSON.stringify(renewer)}\n`);
}

/** Undefined where there is none that a file of ours names. */
export async function readRenewer(handlePath: string): Promise<Renewer | undefined> {
  const text = await readOwnFile(pathOf(handlePath)).catch(() => '');
  try {
    const parsed: unknown = JSON.parse(text);
    return isRenewer(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the permit away. */
export async function removeRenewer(handlePath: string): Promise<void> {
  await rm(pathOf(handlePath), { force: true });
}

/** Where its output goes. */
export function renewerLogPath(handlePath: string): string {
  return `${handlePath}.renewer.log`;
}

/** Its output, as far as there is any in a file of ours; removed then. */
export async function takeRenewerLog(handlePath: string): Promise<string> {
  const path = renewerLogPath(handlePath);
  const text = await readOwnFile(path).catch(() => '');
  await rm(path, { force: true });
  return text;
}

function pathOf(handlePath: string): string {
  return `${handlePath}.renewer`;
}

function isRenewer(value: unknown): value is Renewer {
  if (!isProcess(value)) return false;
  const { job, until } = value as Partial<Renewer>;
  return (job === undefined || isProcess(job)) && (until === undefined || !Number.isNaN(Date.parse(until)));
}

function isProcess(value: unknown): value is ProcessIdentity {
  // 1 and less is no process of ours, and a group of processes for kill(2).
  return (
    isPlainObject(value) &&
    Number.isSafeInteger(value.pid) &&
    Number(value.pid) > 1 &&
    typeof value.started === 'string'
  );
}
