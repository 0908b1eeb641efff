import type { Logger } from '@ami-select/core';
import { fetchFiles } from '../fetch/fetch-files.ts';
import { assertRoomHere } from '../fetch/room-here.ts';
import { keyOf, type StoredWheel, storedWheel, type WantedFile } from '../fetch/stored-wheel.ts';
import { throwProblems } from '../report/problem.ts';
import { checkComplete } from '../resolve/check-complete.ts';
import { licenceProblems } from '../resolve/check-licences.ts';
import type { MachineResolution, WheelPick } from '../resolve/resolution.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import { filesOfBuilds } from './assign-builds.ts';
import { openStore, type StoreOptions, trimCache } from './open-store.ts';
import type { Resolved } from './resolve.ts';

export interface Fetched extends Resolved {
  /** By `keyOf`. */
  readonly wheels: ReadonlyMap<string, StoredWheel>;
  /** What is in them, by the same. */
  readonly inspections: ReadonlyMap<string, WheelInspection>;
}

export interface FetchOptions extends StoreOptions {
  readonly logger: Pick<Logger, 'warn'>;
  /** A fetch of the same wheels that has begun already, which is waited for; see `fetchAhead`. */
  readonly begun?: Promise<unknown> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings every wheel to this machine once, against its hash, and checks from the wheels that each lock is complete.
 * @throws BuilderError `HASH`, `UNPINNED`, `INVALID_BUILD` or `NO_WHEEL` that lists every problem, `UNREACHABLE_INDEX`,
 * `LICENCE`
 */
export async function fetchWheels(resolved: Resolved, options: FetchOptions): Promise<Fetched> {
  const { resolutions } = resolved;
  if (resolutions.length === 0) return { ...resolved, wheels: new Map(), inspections: new Map() };
  await options.begun;
  const wheels = await downloadWheels(resolutions, options);
  const inspections = await checkComplete(resolutions, wheels, (message) => options.logger.warn(message));
  const { licences } = resolved.build;
  const licenceOf = (pick: WheelPick): string => licenceIn({ wheels, inspections }, pick);
  if (licences !== undefined)
    throwProblems('Licences are not allowed', licenceProblems(resolutions, licenceOf, licences));
  return { ...resolved, wheels, inspections };
}

/** The licence that a wheel declares, as a look into it found; empty when it declares none. */
export function licenceIn(
  { wheels, inspections }: Pick<Fetched, 'wheels' | 'inspections'>,
  pick: WheelPick,
): string {
  const wheel = storedWheel(pick, wheels);
  return (wheel && inspections.get(keyOf(wheel))?.metadata?.licence) ?? '';
}

/**
 * Downloads what machines need and is not stored yet.
 * @throws BuilderError as `fetchFiles`
 */
async function downloadWheels(
  resolutions: readonly MachineResolution[],
  options: FetchOptions,
): Promise<ReadonlyMap<string, StoredWheel>> {
  const { signal } = options;
  const store = openStore(options);
  const wanted = wantedBy(resolutions);
  await assertRoomHere(wanted, { store });
  const wheels = await fetchFiles(wanted, { store, signal });
  await trimCache(options);
  return wheels;
}

function wantedBy(resolutions: readonly MachineResolution[]): readonly WantedFile[] {
  return resolutions.flatMap(({ environments, uv, pip }) => {
    const tools = [uv, pip].filter((tool) => tool !== undefined);
    const picks = environments.flatMap((one) => [...one.picks, ...filesOfBuilds(one.builds ?? [])]);
    return [...picks, ...tools];
  });
}
