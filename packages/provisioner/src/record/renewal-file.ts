import { rm } from 'node:fs/promises';
import { isPlainObject } from '@ami-select/core';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { readOwnFile } from './read-own-file.ts';
import { replaceFile } from './replace-file.ts';

/** A fleet as its renewals name it: one that is launched again has another time. */
type Renewed = Pick<FleetIntent, 'fleetId' | 'createdAt' | 'expiresAt'>;

/**
 * Stores the time that a lease was renewed to in a file of its own beside the handle. Jobs that use one fleet at once, or
 * one that ends it meanwhile, so never write each other's handle; the last renewal counts, as on the machines.
 */
export async function writeRenewal(
  handlePath: string,
  { fleetId, createdAt, expiresAt }: Renewed,
): Promise<void> {
  await replaceFile(pathOf(handlePath), `${JSON.stringify({ fleetId, createdAt, expiresAt })}\n`);
}

/** The handle with the lease that its machines have, as far as a file of ours beside it says so. */
export async function withRenewal(handlePath: string, handle: FleetHandle): Promise<FleetHandle> {
  const { fleetId, createdAt } = handle.intent;
  if (handle.terminatedAt !== undefined) return handle;
  const renewed = await readOwnFile(pathOf(handlePath)).then(parse, () => undefined);
  if (renewed?.fleetId !== fleetId || renewed.createdAt !== createdAt) return handle;
  return { ...handle, intent: { ...handle.intent, expiresAt: renewed.expiresAt } };
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
    return isPlainObject(parsed) && isTime(parsed.expiresAt) ? (parsed as unknown as Renewed) : undefined;
  } catch {
    return undefined;
  }
}

/** As we write it. */
function isTime(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
