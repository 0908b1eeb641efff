import type { Clock } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import { BuilderError } from '../report/errors.ts';
import { createFolderIndex } from './folder-index.ts';
import { createHttpIndex } from './http-index.ts';
import { Outages } from './outages.ts';
import type { Fetch, PackageIndex } from './package-index.ts';
import { discoverPipIndex } from './pip-index.ts';
import { rememberProjects } from './remember-projects.ts';
import { REQUESTS_IN_FLIGHT, Slots } from './slots.ts';

export interface OpenIndexOptions {
  readonly clock: Clock;
  /** The caller's PIP_INDEX_URL; used when the build names no index. */
  readonly pipIndexUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** Finds the index that pip on this machine uses; for tests. */
  readonly discover?: (() => Promise<string | undefined>) | undefined;
}

/**
 * Opens the index of a build: its `index` folder, its `index-url`, else PIP_INDEX_URL, else the one that pip on this
 * machine uses. One serves a whole build: it bounds the requests in flight, and looks each project up once.
 * @throws BuilderError `INVALID_BUILD` when none of them names one.
 */
export async function openIndex(build: Build, options: OpenIndexOptions): Promise<PackageIndex> {
  const { clock, fetch, pipIndexUrl, discover = discoverPipIndex } = options;
  if (build.index !== undefined) return rememberProjects(createFolderIndex(build.index, build));
  const url = build.indexUrl ?? pipIndexUrl ?? (await discover());
  if (url === undefined) {
    throw new BuilderError(
      'INVALID_BUILD',
      'no package index: the build has neither index nor index-url, and pip is configured with none',
      { hint: 'set index-url in the build, or PIP_INDEX_URL' },
    );
  }
  const slots = new Slots(REQUESTS_IN_FLIGHT);
  return rememberProjects(createHttpIndex(url, { clock, fetch, slots, outages: new Outages() }));
}
