import { accessSync, constants, mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Variables } from '@ami-select/access';
import type { WheelCache } from '@ami-select/builder';

/**
 * The cache of wheels that the builds of a user share, made where it is missing; undefined where the environment names
 * no place for it, or nothing can be written there, as in a container without a home.
 */
export function wheelCacheOf({
  XDG_CACHE_HOME: cache = '',
  HOME: home = '',
}: Variables): WheelCache | undefined {
  const base = [cache, join(home, '.cache')].find((folder) => isAbsolute(folder));
  if (base === undefined) return undefined;
  const folder = join(base, 'ami-select', 'wheels');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return { folder };
  } catch {
    // The build keeps its wheels beside its artifacts.
    return undefined;
  }
}
