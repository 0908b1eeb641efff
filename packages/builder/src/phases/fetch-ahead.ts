import { fetchFiles } from '../fetch/fetch-files.ts';
import { inspectStored } from '../resolve/inspect-stored.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import { openStore, type StoreOptions } from './fetch.ts';

export interface FetchAheadOptions extends StoreOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fetches wheels that are needed for sure, before the machines are there that need them, and looks into those that could
 * not be looked into before.
 * @throws BuilderError as `fetchFiles`; `NO_WHEEL` for wheels that are not what their names say
 */
export async function fetchAhead(picks: readonly WheelPick[], options: FetchAheadOptions): Promise<void> {
  if (picks.length === 0) return;
  const wheels = await fetchFiles(picks, { store: openStore(options), signal: options.signal });
  await inspectStored(picks, wheels);
}
