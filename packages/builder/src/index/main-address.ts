import type { Build } from '../definition/build.ts';
import { type DiscoverOptions, discoverPipIndex } from './pip-index.ts';
import type { AddressPlace } from './placed-index.ts';

export interface MainAddressOptions {
  /** The caller's PIP_INDEX_URL; used when the build names no index. */
  readonly pipIndexUrl?: string | undefined;
  /** Finds the index that pip on this machine uses; for tests. */
  readonly discover?: ((options: DiscoverOptions) => Promise<string | undefined>) | undefined;
  /** Gets what of pip's configuration is not used. */
  readonly warn?: ((message: string) => void) | undefined;
}

/**
 * The address of the index of a build without a folder of wheels: its `index-url`, else PIP_INDEX_URL, else that of pip's
 * configuration on this machine, else pip's default; undefined when none of them names one.
 */
export async function mainAddress(
  { indexUrl }: Pick<Build, 'indexUrl'>,
  { pipIndexUrl, discover = discoverPipIndex, warn }: MainAddressOptions,
): Promise<string | undefined> {
  return indexUrl ?? (pipIndexUrl || (await discover({ warn })));
}

/** Where that address is named. */
export function mainPlace(
  { indexUrl, indexUrlLine }: Pick<Build, 'indexUrl' | 'indexUrlLine'>,
  { pipIndexUrl }: MainAddressOptions,
): AddressPlace {
  if (indexUrlLine !== undefined) return { ...indexUrlLine, field: '--index-url' };
  if (indexUrl !== undefined) return { field: 'build.index-url' };
  return { field: pipIndexUrl ? 'PIP_INDEX_URL' : 'the index of pip on this machine' };
}

/** Whether some package of a build may come from another index than `indexes`. */
export function needsMain({ indexes = [] }: Pick<Build, 'indexes'>): boolean {
  return !indexes.some(({ packages }) => packages.includes('*'));
}
