import { dirname, join } from 'node:path';
import { type Clock, findPath, type Logger } from '@ami-select/core';
import { fetchFiles } from '../fetch/fetch-files.ts';
import type { StoredWheel, WantedFile } from '../fetch/stored-wheel.ts';
import { trimStore } from '../fetch/trim-store.ts';
import { WheelStore } from '../fetch/wheel-store.ts';
import { BuilderError } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { checkComplete } from '../resolve/check-complete.ts';
import { licenceProblems } from '../resolve/check-licences.ts';
import type { MachineResolution } from '../resolve/resolution.ts';
import type { WheelInspection } from '../wheels/inspect-wheel.ts';
import type { Resolved } from './resolve.ts';

export interface Fetched extends Resolved {
  /** By file name. */
  readonly wheels: ReadonlyMap<string, StoredWheel>;
  /** What is in them, by file name. */
  readonly inspections: ReadonlyMap<string, WheelInspection>;
}

export interface FetchOptions extends StoreOptions {
  readonly logger: Pick<Logger, 'warn'>;
  /** A fetch of the same wheels that has begun already, which is waited for; see `fetchAhead`. */
  readonly begun?: Promise<unknown> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Where wheels are kept on this machine. */
export interface StoreOptions {
  readonly clock: Clock;
  /** Wheels are kept in a folder in here, unless there is a cache. */
  readonly outputDirectory: string;
  readonly wheelCache?: WheelCache | undefined;
}

/** A folder of wheels that builds share, also at the same time. */
export interface WheelCache {
  readonly folder: string;
  /** Above it, wheels that were not used for longest are deleted; 10 GiB unless given. */
  readonly mostMebibytes?: number | undefined;
}

/** Hidden, so that it is not uploaded by accident. */
const WHEELHOUSE = '.wheelhouse';
const MOST_MEBIBYTES = 10_240;

/**
 * Brings every wheel to this machine once, against its hash, and checks from the wheels that each lock is complete.
 * @throws BuilderError `HASH`, `UNPINNED`, `INVALID_BUILD` or `NO_WHEEL` that lists every problem, `UNREACHABLE_INDEX`, `LICENCE`
 */
export async function fetchWheels(resolved: Resolved, options: FetchOptions): Promise<Fetched> {
  const { resolutions } = resolved;
  if (resolutions.length === 0) return { ...resolved, wheels: new Map(), inspections: new Map() };
  await options.begun;
  const wheels = await downloadWheels(resolutions, options);
  const inspections = await checkComplete(resolutions, wheels, (message) => options.logger.warn(message));
  const { licences } = resolved.build;
  if (licences !== undefined)
    throwProblems('Licences are not allowed', licenceProblems(resolutions, inspections, licences));
  return { ...resolved, wheels, inspections };
}

/**
 * Downloads what machines need and is not stored yet.
 * @throws BuilderError as `fetchFiles`
 */
async function downloadWheels(
  resolutions: readonly MachineResolution[],
  options: FetchOptions,
): Promise<ReadonlyMap<string, StoredWheel>> {
  const { clock, wheelCache, signal } = options;
  const wheels = await fetchFiles(wantedBy(resolutions), { store: openStore(options), signal });
  if (wheelCache !== undefined) {
    const { folder, mostMebibytes = MOST_MEBIBYTES } = wheelCache;
    await trimStore(folder, { clock, mostMebibytes });
  }
  return wheels;
}

/** The wheels of this machine. @throws BuilderError `INVALID_BUILD` when the folder came with the project */
export function openStore({ clock, outputDirectory, wheelCache }: StoreOptions): WheelStore {
  const folder = wheelCache?.folder ?? join(outputDirectory, WHEELHOUSE);
  if (wheelCache === undefined) assertOwn(folder);
  return new WheelStore({ folder, clock });
}

function wantedBy(resolutions: readonly MachineResolution[]): readonly WantedFile[] {
  return resolutions.flatMap(({ environments, uv, pip }) => {
    const tools = [uv, pip].filter((tool) => tool !== undefined);
    return [...environments.flatMap(({ picks }) => picks), ...tools];
  });
}

/** The folder may have come with the project. @throws BuilderError `INVALID_BUILD` */
function assertOwn(folder: string): void {
  const found = findPath({ base: dirname(folder), path: folder, kind: 'folder' });
  if (!('because' in found) || found.isMissing) return;
  const message = `${folder} is not valid because ${found.because}; expected a folder of its own`;
  throw new BuilderError('INVALID_BUILD', message);
}
