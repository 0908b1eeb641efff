import type { Image } from '@aws-sdk/client-ec2';
import type { AllowedImages } from './allowed-images.ts';
import type { Catalogue } from './catalogue.ts';
import { type ImageRecord, type ImageSandbox, snapshotIdOf } from './image/image-record.ts';
import type { ImageStore } from './image-store.ts';
import { createLayerRoot } from './layer-root.ts';
import { createParameterStore, type ParameterStore } from './parameter-store.ts';

/** Durations of the steps of an image's life, in ms. */
export interface ImageTimings {
  /** From pending to available for a registered or copied image. */
  readonly pendingMs: number;
  /** Time that a deregistered image is still described. */
  readonly lingerMs: number;
  /** Time after that with an empty response for its id, before it is not found. */
  readonly forgetMs: number;
}

export const NO_IMAGE_DELAYS: ImageTimings = { pendingMs: 0, lingerMs: 0, forgetMs: 3_600_000 };
export const AWS_IMAGE_DELAYS: ImageTimings = { pendingMs: 45_000, lingerMs: 20_000, forgetMs: 3_600_000 };

/** A snapshot of an account; it remains after its image is deregistered unless the call deletes it. */
export interface SnapshotRecord {
  readonly id: string;
  readonly ownerId: string;
  /** GiB. */
  readonly size: number;
  /** In ms. */
  readonly startedAt: number;
  readonly description: string;
  readonly encrypted: boolean;
  readonly volumeId?: string;
  /** Sandbox of a machine created from the snapshot, and its login. */
  readonly sandbox: ImageSandbox;
  readonly sshUser: string;
  /** In ms; a snapshot without one is pending. */
  completedAt?: number;
}

/** Output for an image in an earlier response, and the values of the image that it follows from. */
export interface KeptOutput {
  readonly output: Image;
  readonly from: readonly unknown[];
}

/** Kept outputs by image; they live as long as the images. */
export type KeptOutputs = WeakMap<ImageRecord, KeptOutput>;

/** Everything about images that an endpoint keeps, by region and account. */
export interface ImageRegistry {
  readonly timings: ImageTimings;
  /** @throws RangeError for an unknown region. */
  store(region: string): ImageStore;
  parameters(region: string): ParameterStore;
  /** Snapshots of the accounts in a region, by id; live state. */
  snapshots(region: string): Map<string, SnapshotRecord>;
  /** The account's Allowed AMIs settings in a region; the object is the live state. */
  allowed(region: string, accountId: string): AllowedImages;
  /** Outputs of unchanged images; none for a region with too many images. */
  kept(region: string): KeptOutputs | undefined;
  /** A new empty directory for a machine's saved disk. */
  layerDirectory(): Promise<string>;
  /** Removes every saved disk. */
  close(): Promise<void>;
}

/** About 3 KiB each, with its text: a huge catalogue is not kept a second time. */
const MAX_KEPT = 20_000;

export interface ImageRegistryOptions {
  readonly catalogue: Catalogue;
  readonly timings?: ImageTimings;
}

export function createImageRegistry({
  catalogue,
  timings = NO_IMAGE_DELAYS,
}: ImageRegistryOptions): ImageRegistry {
  const layers = createLayerRoot();
  const settings = new Map<string, AllowedImages>();
  const parameterStores = new Map<string, ParameterStore>();
  const outputs = new Map<string, KeptOutputs>();
  const snapshotTables = new Map<string, Map<string, SnapshotRecord>>();
  return {
    timings,
    store: (region) => catalogue.images(region),
    parameters: (region) => {
      const found = parameterStores.get(region) ?? createParameterStore(catalogue.images(region));
      parameterStores.set(region, found);
      return found;
    },
    snapshots: (region) => {
      const found = snapshotTables.get(region) ?? ownSnapshots(catalogue, region);
      snapshotTables.set(region, found);
      return found;
    },
    allowed: (region, accountId) => {
      const key = `${region} ${accountId}`;
      const found = settings.get(key) ?? { state: 'disabled', criteria: [] };
      settings.set(key, found);
      return found;
    },
    kept: (region) => {
      if (catalogue.images(region).size > MAX_KEPT) return undefined;
      const found = outputs.get(region) ?? new WeakMap();
      outputs.set(region, found);
      return found;
    },
    layerDirectory: () => layers.make(),
    close: () => layers.close(),
  };
}

/** The snapshots behind the images that the catalogue gives to the caller's account. */
function ownSnapshots({ accountId, images }: Catalogue, region: string): Map<string, SnapshotRecord> {
  const snapshots = images(region)
    .ownedBy([accountId])
    .flatMap((image) =>
      image.traits.blockDevices.map((device, index) => ({
        id: snapshotIdOf(image, device, index),
        ownerId: accountId,
        size: device.size ?? 8,
        startedAt: image.createdAt,
        completedAt: image.createdAt,
        description: `Created for ${image.id}`,
        encrypted: device.encrypted ?? false,
        sandbox: image.traits.sandbox,
        sshUser: image.traits.sshUser,
      })),
    );
  return new Map(snapshots.map((snapshot) => [snapshot.id, snapshot]));
}
