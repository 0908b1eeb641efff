import { fetchFiles } from '../fetch/fetch-files.ts';
import type { Fetch } from '../index/package-index.ts';
import { inspectStored } from '../resolve/inspect-stored.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import { fetchPython, type WantedPython } from './fetch-python.ts';
import { openStore, type StoreOptions } from './open-store.ts';

/** What machines need, as far as it is known before they exist. */
export interface SureFiles {
  readonly wheels: readonly WheelPick[];
  /** Archives for machines that lack a Python. */
  readonly pythons: readonly WantedPython[];
}

export interface FetchAheadOptions extends StoreOptions {
  /** For the archives of Pythons; wheels come from their index. */
  readonly fetch?: Fetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fetches wheels and Pythons that are needed for sure, before the machines are there that need them, and looks into those
 * that could not be looked into before. The first that fails ends the others.
 * @throws BuilderError as `fetchFiles`; `NO_WHEEL` for wheels that are not what their names say, `INVALID_BUILD` for
 * archives that are of no such Python
 */
export async function fetchAhead({ wheels, pythons }: SureFiles, options: FetchAheadOptions): Promise<void> {
  if (wheels.length + pythons.length === 0) return;
  const { clock, fetch } = options;
  const store = openStore(options);
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])]);
  const works = [
    async () => inspectStored(wheels, await fetchFiles(wheels, { store, signal })),
    ...pythons.map((python) => () => fetchPython(python, { clock, fetch, store, signal })),
  ];
  const ended = await Promise.allSettled(
    works.map(async (work) => {
      try {
        await work();
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    }),
  );
  options.signal?.throwIfAborted();
  failed.signal.throwIfAborted();
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
