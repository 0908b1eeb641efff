import type {
  BlockDevice,
  ImageDetails,
  ImageRecord,
  ImageTraits,
} from '../../catalogue/image/image-record.ts';
import type { SnapshotRecord } from '../../catalogue/image-registry.ts';
import type { Tag } from '../../state/filters.ts';
import { keep } from '../../world/keep.ts';
import type { RequestContext } from '../operation.ts';

export interface NewImage {
  readonly name: string;
  readonly description?: string | undefined;
  readonly traits: ImageTraits;
  readonly details?: ImageDetails;
  readonly tags?: readonly Tag[] | undefined;
}

/** Adds a pending image of the caller's account; `makeAvailable` ends the wait. */
export function addImage(
  { name, description, traits, details, tags }: NewImage,
  context: RequestContext,
): ImageRecord {
  const { world, accountId, now } = context;
  const image: ImageRecord = {
    id: world.ids.next('ami'),
    name,
    ownerId: accountId,
    createdAt: now.getTime(),
    traits,
    parameters: [],
    description,
    state: 'pending',
    public: false,
    deprecatedAt: undefined,
    details: { ...details, ...(tags?.length && { tags: [...tags] }) },
  };
  world.images.store(context.region).add(image);
  keep(context, { kind: 'image', id: image.id });
  return image;
}

/** From now on the image only waits for the usual time to pass. */
export function makeAvailable(image: ImageRecord, { world }: RequestContext): void {
  const earliest = image.createdAt + world.images.timings.pendingMs;
  image.details = { ...image.details, availableAt: Math.max(earliest, world.clock.now().getTime()) };
}

export interface NewSnapshot extends Pick<SnapshotRecord, 'description' | 'sandbox' | 'sshUser'> {
  readonly tags?: readonly Tag[] | undefined;
  /** Device name -> id of the volume there. */
  readonly volumeIds?: ReadonlyMap<string, string>;
}

/** Makes a snapshot for every volume of an image that has none, and gives the devices with their ids. */
export function snapshotDevices(
  devices: readonly BlockDevice[],
  { description, sandbox, sshUser, tags = [], volumeIds }: NewSnapshot,
  context: RequestContext,
): BlockDevice[] {
  const { world, accountId, now } = context;
  return devices.map((device) => {
    if (device.virtualName !== undefined || device.snapshotId !== undefined) return device;
    const id = world.ids.next('snap');
    const { size = 8, encrypted = false } = device;
    const volumeId = volumeIds?.get(device.deviceName);
    const completedAt = now.getTime() + world.images.timings.pendingMs;
    const snapshot = {
      id,
      ownerId: accountId,
      size,
      startedAt: now.getTime(),
      description,
      encrypted,
      sandbox,
      sshUser,
    };
    world.images
      .snapshots(context.region)
      .set(id, { ...snapshot, completedAt, ...(volumeId !== undefined && { volumeId }) });
    world.region(context.region).tags.set(id, tags);
    keep(context, { kind: 'snapshot', id });
    return { ...device, snapshotId: id };
  });
}
