import { isAbsolute, join } from 'node:path';
import type { Variables } from '@ami-select/access';
import type { WheelCache } from '@ami-select/builder';

/** The cache of wheels that the builds of a user share; undefined where the environment names no place for it. */
export function wheelCacheOf({
  XDG_CACHE_HOME: cache = '',
  HOME: home = '',
}: Variables): WheelCache | undefined {
  const base = [cache, join(home, '.cache')].find((folder) => isAbsolute(folder));
  return base === undefined ? undefined : { folder: join(base, 'ami-select', 'wheels') };
}
