import { createFetch } from '@ami-select/access';
import { fetchAhead, type SureFiles } from '@ami-select/builder';
import type { JobDependencies } from '../context/dependencies.ts';
import { locatingFields } from '../request/locate-problems.ts';
import type { BuildRequest } from '../request/request.ts';
import { wheelCacheOf } from './wheel-cache.ts';

/** The part of a job that a fetch needs. */
export type FetchDependencies = Pick<JobDependencies, 'clock' | 'signal' | 'variables' | 'fetch'>;

/** A fetch that goes on while machines boot. */
export interface BegunFetch {
  /** Of the job; aborted with the error of the fetch as well. */
  readonly signal: AbortSignal;
  /** Rejects with the error of the fetch; need not be waited for. */
  readonly done: Promise<void>;
  /** Ends what still goes on. */
  stop(): void;
}

/** Starts to fetch what is needed for sure. */
export function startFetch(
  files: SureFiles,
  { outputDirectory, placeOf }: Pick<BuildRequest, 'outputDirectory' | 'placeOf'>,
  { clock, signal, variables, fetch = createFetch(variables) }: FetchDependencies,
): BegunFetch {
  const failed = new AbortController();
  const stopped = new AbortController();
  const fetching = AbortSignal.any([signal, stopped.signal]);
  const options = { clock, fetch, outputDirectory, wheelCache: wheelCacheOf(variables), signal: fetching };
  const done = locatingFields(() => fetchAhead(files, options), placeOf).catch((error: unknown) => {
    if (!fetching.aborted) failed.abort(error);
    throw error;
  });
  // Whoever stops it has another error to report.
  done.catch(() => undefined);
  return {
    signal: AbortSignal.any([signal, failed.signal]),
    done,
    stop: () => stopped.abort(new Error('the job is over')),
  };
}

/**
 * Runs work that creates machines, until a fetch fails.
 * @throws the reason of the job's signal, then the error of the fetch, then that of the work
 */
export async function whileFetching<T>(
  fetch: Pick<BegunFetch, 'signal'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await work(fetch.signal);
  } catch (error) {
    fetch.signal.throwIfAborted();
    throw error;
  }
}
