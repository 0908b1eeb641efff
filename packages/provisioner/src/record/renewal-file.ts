import { rm } from 'node:fs/promises';
import { isPlainObject } from '@ami-select/core';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { readOwnFile } from './read-own-file.ts';
import { replaceFile } from './replace-file.ts';

/** A year, as in a handle. */
const MOST_MINUTES = 525_600;

/** A fleet as its renewals name it: one that is launched again has another time. */
export interface Renewed extends Pick<FleetIntent, 'fleetId' | 'createdAt' | 'expiresAt'> {
  /** The term that its user kept the machines for; that of the launch when absent. */
  readonly keptMinutes?: number | undefined;
}

/**
 * Stores the time that a lease was renewed to in a file of its own beside the handle. Jobs that use one fleet at once, or
 * one that ends it meanwhile, so never write each other's handle; the last renewal counts, as on the machines.
 */
export async function writeRenewal(
  handlePath: string,
  { fleetId, createdAt, expiresAt, keptMinutes }: Renewed,
): Promise<void> {
  await replaceFile(
    pathOf(handlePath),
    `${JSON.stringify({ fleetId, createdAt, expiresAt, keptMinutes })}\n`,
  );
}

/** The handle with the lease that its machines have, as far as a file of ours beside it says so. */
export async function withRenewal(handlePath: string, handle: FleetHandle): Promise<FleetHandle> {
  if (handle.terminatedAt !== undefined) return handle;
  const renewed = await readRenewal(handlePath, handle.intent);
  if (renewed === undefined) return handle;
  return { ...handle, intent: { ...handle.intent, expiresAt: renewed.expiresAt } };
}

/** The last renewal of a fleet, as far as a file of ours beside its handle tells of one. */
export async function readRenewal(
  handlePath: string,
  { fleetId, createdAt }: Pick<FleetIntent, 'fleetId' | 'createdAt'>,
): Promise<Renewed | undefined> {
  const renewed = await readOwnFile(pathOf(handlePath)).then(parse, () => undefined);
  return renewed?.fleetId === fleetId && renewed.createdAt === createdAt ? renewed : undefined;
}

/** Of a fleet that has ended. */
export async function removeRenewal(handlePath: string): Promise<void> {
  await rm(pathOf(handlePath), { force: true });
}

function pathOf(handlePath: string): string {
  return `${handlePath}.lease`;
}

function parse(text: string): Renewed | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isOurs = isPlainObject(parsed) && isTime(parsed.expiresAt) && isTerm(parsed.keptMinutes);
    return isOurs ? (parsed as unknown as Renewed) : undefined;
  } catch {
    return undefined;
  }
}

function isTerm(value: unknown): boolean {
  return (
    value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_MINUTES)
  );
}

/** As we write it. */
function isTime(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
