import { ApiError } from '../../api/api-error.ts';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import { isPermitted } from '../../catalogue/image/image-record.ts';
import type { ImageTimings } from '../../catalogue/image-registry.ts';
import type { ImageStore } from '../../catalogue/image-store.ts';
import type { Visibility } from '../../state/visibility.ts';
import type { ImageView } from './image-context.ts';

/** Kernels and RAM disks of old are images, too. */
const IMAGE_ID = /^(?:ami|aki|ari)-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** @throws ApiError `InvalidAMIID.Malformed`. */
export function assertImageId(id: string): void {
  if (IMAGE_ID.test(id)) return;
  throw new ApiError('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`);
}

/** @throws ApiError `InvalidAMIID.NotFound` naming the ids, as EC2 does. */
export function imageNotFound(ids: readonly string[]): ApiError {
  const message =
    ids.length === 1
      ? `The image id '[${ids[0]}]' does not exist`
      : `The image ids '[${ids.join(', ')}]' do not exist`;
  return new ApiError('InvalidAMIID.NotFound', message);
}

export interface KnownImages {
  readonly store: ImageStore;
  readonly timings: ImageTimings;
  readonly view: ImageView;
  /** New images may be unknown for a while (fault F8). */
  readonly visibility: Pick<Visibility, 'isVisible'>;
}

/**
 * The images with these ids that the account may see, each once.
 * @throws ApiError `InvalidAMIID.Malformed` for the first bad id, `InvalidAMIID.NotFound` for all unknown ones.
 */
export function findImages(
  ids: readonly string[],
  { store, timings, view, visibility }: KnownImages,
): ImageRecord[] {
  const unique = [...new Set(ids)];
  for (const id of unique) assertImageId(id);
  const found = unique.map((id) => store.get(id));
  const known = found.filter(
    (image) => image !== undefined && visibility.isVisible(image.id) && isKnown(image, timings, view),
  );
  const missing = unique.filter((_, index) => !known.includes(found[index]));
  if (missing.length > 0) throw imageNotFound(missing);
  return known.filter((image) => image !== undefined);
}

/** A deregistered image shows for a while, then responses for its id are empty, then it is not found. */
export function deregistrationStage(
  image: ImageRecord,
  timings: ImageTimings,
  now: number,
): 'present' | 'empty' | 'forgotten' {
  const at = image.details?.deregisteredAt;
  if (at === undefined || now < at + timings.lingerMs) return 'present';
  return now < at + timings.lingerMs + timings.forgetMs ? 'empty' : 'forgotten';
}

function isKnown(image: ImageRecord, timings: ImageTimings, view: ImageView): boolean {
  return isPermitted(image, view.accountId) && deregistrationStage(image, timings, view.now) !== 'forgotten';
}
