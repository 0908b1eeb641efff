import { dirname, join } from 'node:path';
import { type Clock, findPath } from '@ami-select/core';
import { trimStore } from '../fetch/trim-store.ts';
import { WheelStore } from '../fetch/wheel-store.ts';
import { BuilderError } from '../report/errors.ts';

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

/** The wheels of this machine. @throws BuilderError `INVALID_BUILD` when the folder came with the project */
export function openStore({ clock, outputDirectory, wheelCache }: StoreOptions): WheelStore {
  const folder = wheelCache?.folder ?? join(outputDirectory, WHEELHOUSE);
  if (wheelCache === undefined) assertOwn(folder);
  return new WheelStore({ folder, clock });
}

/** Makes room in the cache for what was used since. */
export async function trimCache({ clock, wheelCache }: StoreOptions): Promise<void> {
  if (wheelCache === undefined) return;
  const { folder, mostMebibytes = MOST_MEBIBYTES } = wheelCache;
  await trimStore(folder, { clock, mostMebibytes });
}

/** The folder may have come with the project. @throws BuilderError `INVALID_BUILD` */
function assertOwn(folder: string): void {
  const found = findPath({ base: dirname(folder), path: folder, kind: 'folder' });
  if (!('because' in found) || found.isMissing) return;
  const message = `${folder} is not valid because ${found.because}; expected a folder of its own`;
  throw new BuilderError('INVALID_BUILD', message);
}
