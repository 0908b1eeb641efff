import { compareVersions, type Version, versionOf } from '../choose/version.ts';
import { resolveQuery } from '../conditions/resolve-query.ts';
import type { Image } from '../image/image.ts';
import type { ProductQuery } from './complete-query.ts';
import type { NarrowingIndex } from './narrowing-index.ts';

export interface Best {
  readonly image: Image;
  readonly isCurrent: boolean;
}

/** Finds the best image of a query by its own order; versions are read once per image. */
export function createBestFinder(index: NarrowingIndex): (selected: ProductQuery) => Best | undefined {
  const { images, ranks, current, region, now, publishers } = index;
  const read = createVersionReader(images);
  return ({ query, places }) => {
    if (places.length === 0) return undefined;
    const isCurrent = isAnyOf(places, current);
    const { order, versionInName } = resolveQuery(query, { region, now, publishers });
    const versionAt = order === 'version' ? read(versionInName) : undefined;
    let best: number | undefined;
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] as number;
      if (isCurrent && current[place] === 0) continue;
      if (best === undefined || compare(place, best) < 0) best = place;
    }
    function compare(left: number, right: number): number {
      const byVersion = versionAt === undefined ? 0 : compareVersions(versionAt(right), versionAt(left));
      return byVersion || (ranks[left] as number) - (ranks[right] as number);
    }
    const image = best === undefined ? undefined : images[best];
    return image === undefined ? undefined : { image, isCurrent };
  };
}

function isAnyOf(places: Uint32Array, flags: Uint8Array): boolean {
  for (let index = 0; index < places.length; index += 1)
    if (flags[places[index] as number] === 1) return true;
  return false;
}

function createVersionReader(
  images: readonly Image[],
): (pattern: RegExp | undefined) => (place: number) => Version {
  const known = new Map<string, Version[]>();
  return (pattern) => {
    const key = pattern?.source ?? '';
    const versions = known.get(key) ?? [];
    known.set(key, versions);
    return (place) => {
      versions[place] ??= versionOf(images[place]?.name ?? '', pattern);
      return versions[place];
    };
  };
}
