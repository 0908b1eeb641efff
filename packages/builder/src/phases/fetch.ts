import { join } from 'node:path';
import type { Logger } from '@ami-select/core';
import { checkComplete } from '../resolve/check-complete.ts';
import { downloadWheels, type StoredWheel } from '../resolve/download-wheels.ts';
import type { Resolved } from './resolve.ts';

export interface Fetched extends Resolved {
  /** By file name. */
  readonly wheels: ReadonlyMap<string, StoredWheel>;
}

export interface FetchOptions {
  /** The wheelhouse is a folder in here. */
  readonly outputDirectory: string;
  readonly logger: Pick<Logger, 'warn'>;
  readonly signal?: AbortSignal | undefined;
}

/** Hidden, so that it is not uploaded by accident. */
const WHEELHOUSE = '.wheelhouse';

/**
 * Downloads every wheel once, against its hash, and checks from the wheels that each lock is complete.
 * @throws BuilderError `HASH`, `UNPINNED`, `INVALID_BUILD` or `NO_WHEEL` that lists every problem.
 */
export async function fetchWheels(
  resolved: Resolved,
  { outputDirectory, logger, signal }: FetchOptions,
): Promise<Fetched> {
  const { resolutions } = resolved;
  if (resolutions.length === 0) return { ...resolved, wheels: new Map() };
  const wheels = await downloadWheels(resolutions, { folder: join(outputDirectory, WHEELHOUSE), signal });
  await checkComplete(resolutions, wheels, (message) => logger.warn(message));
  return { ...resolved, wheels };
}
