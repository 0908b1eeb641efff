import type { ImageRecord } from './image/image-record.ts';

/** All images of a region. Lists are in the order of ids, which does not depend on names or dates. */
export interface ImageStore {
  readonly size: number;
  get(id: string): ImageRecord | undefined;
  all(): readonly ImageRecord[];
  ownedBy(ownerIds: Iterable<string>): readonly ImageRecord[];
  named(names: Iterable<string>): readonly ImageRecord[];
  /** Ids of the accounts that publish under an alias such as `amazon`. */
  ownersWithAlias(alias: string): readonly string[];
  /** Adds an image. @throws RangeError when its id is taken. */
  add(image: ImageRecord): void;
  /** Adds many images; those with the same id are replaced. */
  put(images: readonly ImageRecord[]): void;
  /** Grows with every image that comes or goes. */
  readonly revision: number;
}

export function createImageStore(images: readonly ImageRecord[]): ImageStore {
  const byId = new Map<string, ImageRecord>();
  let all: ImageRecord[] = [];
  let byOwner = new Map<string, ImageRecord[]>();
  let byName: Map<string, ImageRecord[]> | undefined;
  let revision = 0;

  const put = (more: readonly ImageRecord[]): void => {
    for (const image of more) byId.set(image.id, image);
    all = [...byId.values()].sort(byImageId);
    byOwner = Map.groupBy(all, (image) => image.ownerId);
    byName = undefined;
    revision += 1;
  };
  const add = (image: ImageRecord): void => {
    if (byId.has(image.id)) throw new RangeError(`There is an image ${image.id} already`);
    byId.set(image.id, image);
    insert(all, image);
    const owned = byOwner.get(image.ownerId) ?? [];
    insert(owned, image);
    byOwner.set(image.ownerId, owned);
    byName = undefined;
    revision += 1;
  };
  put(images);
  return {
    get size() {
      return byId.size;
    },
    get revision() {
      return revision;
    },
    get: (id) => byId.get(id),
    all: () => all,
    ownedBy: (ownerIds) => merge(byOwner, ownerIds),
    named: (names) => {
      byName ??= Map.groupBy(all, (image) => image.name);
      return merge(byName, names);
    },
    ownersWithAlias: (alias) =>
      [...byOwner].filter(([, owned]) => hasAlias(owned, alias)).map(([owner]) => owner),
    add,
    put,
  };
}

/** Index of the first image whose id comes after `id`, by bisection. */
export function firstAfter(list: readonly ImageRecord[], id: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.id ?? '') <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An account publishes under one alias or under none; a file may not contain it for every image. */
function hasAlias(owned: readonly ImageRecord[], alias: string): boolean {
  return owned.some((image) => image.traits.ownerAlias === alias);
}

function merge(
  groups: ReadonlyMap<string, readonly ImageRecord[]>,
  keys: Iterable<string>,
): readonly ImageRecord[] {
  const lists = [...new Set(keys)].map((key) => groups.get(key) ?? []);
  if (lists.length === 1) return lists[0] ?? [];
  return lists.flat().sort(byImageId);
}

function byImageId(left: ImageRecord, right: ImageRecord): number {
  if (left.id === right.id) return 0;
  return left.id < right.id ? -1 : 1;
}

function insert(list: ImageRecord[], image: ImageRecord): void {
  list.splice(firstAfter(list, image.id), 0, image);
}
