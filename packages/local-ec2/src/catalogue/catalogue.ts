import { generateDrafts } from './generate.ts';
import { twoYearsAfter } from './image/deprecation.ts';
import { createEra, DAY, type ImageDraft } from './image/draft.ts';
import { type HashPair, hashText, hexId } from './image/hash.ts';
import type { ImageRecord } from './image/image-record.ts';
import { createImageStore, type ImageStore } from './image-store.ts';

export interface CatalogueOptions {
  /** The same seed gives the same images, ids and dates. */
  readonly seed: string;
  /** Images per region, 0 to 200,000; below 1,000, lines are missing; without it, what the rules give (some 5,900). */
  readonly size?: number;
  /** End of the catalogue: the newest releases are of this day. */
  readonly now: Date;
  readonly regions: readonly string[];
  /** The caller's account, owner of some images and audience of shared ones. */
  readonly accountId: string;
  /** Drafts of an earlier catalogue with the same seed, size, `now` and account; generated when absent. */
  readonly drafts?: CatalogueDrafts | undefined;
}

/** The images of all regions before each region gives them ids: most of the work, and the same for equal options. */
export type CatalogueDrafts = () => readonly ImageDraft[];

/** Images of every region, generated from rules: real publishers, owners, names and habits, invented ids. */
export interface Catalogue {
  readonly regions: readonly string[];
  /** The caller's account, as requested. */
  readonly accountId: string;
  /**
   * The region's images, generated on first use. The store is the region's live state.
   * @throws RangeError for a region that the catalogue does not have.
   */
  images(region: string): ImageStore;
}

/** What a catalogue covers. */
const WINDOW = 730 * DAY;
const COPY_WINDOW_SECONDS = 1200;

/**
 * Prepares a catalogue of the 24 months before `now`. Release days, names and ids of publishers' images depend
 * on the seed only, so a later `now` adds and drops images without changing the others.
 * @throws RangeError for a size outside of 0 to 200,000.
 */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { seed, now, regions, accountId, drafts = createCatalogueDrafts(options) } = options;
  const stores = new Map<string, ImageStore>();
  const load = (region: string): ImageStore => {
    if (!regions.includes(region)) throw new RangeError(`The catalogue has no region ${region}`);
    const store = createImageStore(placeDrafts(drafts(), { seed, region, now: now.getTime() }));
    stores.set(region, store);
    return store;
  };
  return { regions, accountId, images: (region) => stores.get(region) ?? load(region) };
}

/** Drafts that are generated when first needed, for one catalogue or several. */
export function createCatalogueDrafts({
  seed,
  size,
  now,
  accountId,
}: Omit<CatalogueOptions, 'regions' | 'drafts'>): CatalogueDrafts {
  if (size !== undefined && !(Number.isInteger(size) && size >= 0 && size <= 200_000)) {
    throw new RangeError(`A catalogue has 0 to 200000 images, not ${size}`);
  }
  let drafts: readonly ImageDraft[] | undefined;
  return () => {
    drafts ??= generateDrafts(createEra(seed, now.getTime() - WINDOW, now.getTime()), accountId, size);
    return drafts;
  };
}

interface Place {
  readonly seed: string;
  readonly region: string;
  readonly now: number;
}

function placeDrafts(drafts: readonly ImageDraft[], place: Place): ImageRecord[] {
  const start = hashText(`${place.seed} ${place.region}`);
  const records: ImageRecord[] = [];
  for (const draft of drafts) {
    const ownerId = draft.publisher.owner(place.region);
    if (ownerId !== undefined && !draft.absentFrom?.includes(place.region))
      records.push(placeDraft(draft, ownerId, { ...place, start }));
  }
  return records;
}

function placeDraft(
  draft: ImageDraft,
  ownerId: string,
  { start, now, region }: Place & { start: HashPair },
): ImageRecord {
  const hash = hashText(draft.name, hashText(ownerId, start));
  const delay = draft.exact ? 0 : (hash[1] % COPY_WINDOW_SECONDS) * 1000;
  const createdAt = Math.min(draft.at + delay, now);
  const isPublic = !draft.private && draft.state === undefined;
  return {
    id: `ami-${hexId(hash)}`,
    name: draft.name.replace('{region}', region),
    ownerId,
    createdAt,
    traits: draft.traits,
    parameters: draft.parameters ?? NO_PARAMETERS,
    description: draft.description,
    state: draft.state ?? 'available',
    public: isPublic,
    deprecatedAt: draft.deprecatedAt ?? (isPublic ? twoYearsAfter(createdAt) : undefined),
    details: draft.details && { ...draft.details },
  };
}

const NO_PARAMETERS: readonly string[] = [];
