import type { ImageWatermark, ScanResults } from '@aws-sdk/client-ec2';
import type { Tag } from '../../state/filters.ts';
import type { PastTags } from '../../state/tag-history.ts';

export type Architecture = 'x86_64' | 'arm64' | 'i386' | 'x86_64_mac' | 'arm64_mac';
export type BootMode = 'legacy-bios' | 'uefi' | 'uefi-preferred';
export type ImageState = 'pending' | 'available' | 'failed' | 'disabled' | 'deregistered';

/** Sandbox of an instance of the image on this machine. */
export type ImageSandbox =
  /** A sandbox over the host's own system. */
  | { readonly kind: 'host' }
  /** A sandbox over a saved layer of another instance. */
  | { readonly kind: 'layer'; readonly path: string }
  /** Nothing here can be that machine: the instance exists in the API only. */
  | { readonly kind: 'none'; readonly reason: string };

export interface BlockDevice {
  readonly deviceName: string;
  /** GiB; `undefined` for an instance store volume. */
  readonly size?: number;
  readonly type?: string;
  readonly virtualName?: string;
  readonly encrypted?: boolean;
  readonly deleteOnTermination?: boolean;
  /** Without one, the id is derived from the image's. */
  readonly snapshotId?: string;
  readonly iops?: number;
  readonly throughput?: number;
}

/** Values that all releases of one line of images share; one object serves thousands of images. */
export interface ImageTraits {
  readonly architecture: Architecture;
  readonly virtualizationType: 'hvm' | 'paravirtual';
  readonly hypervisor: 'xen' | 'ovm';
  readonly imageType: 'machine' | 'kernel' | 'ramdisk';
  readonly rootDeviceType: 'ebs' | 'instance-store';
  readonly rootDeviceName: string;
  readonly blockDevices: readonly BlockDevice[];
  readonly enaSupport: boolean;
  readonly platformDetails: string;
  readonly usageOperation: string;
  readonly platform?: 'windows';
  readonly bootMode?: BootMode;
  readonly sriovNetSupport?: 'simple';
  readonly imdsSupport?: 'v2.0';
  readonly tpmSupport?: 'v2.0';
  readonly kernelId?: string;
  readonly ramdiskId?: string;
  readonly ownerAlias?: 'amazon' | 'aws-marketplace' | 'aws-backup-vault';
  readonly productCodes?: readonly ProductCode[];
  readonly freeTierEligible?: boolean;
  /** Default login of the image. */
  readonly sshUser: string;
  readonly sandbox: ImageSandbox;
}

export interface ProductCode {
  readonly ProductCodeId: string;
  readonly ProductCodeType: 'marketplace' | 'devpay';
}

/** Values that only some images have. */
export interface ImageDetails {
  tags?: readonly Tag[];
  /** Earlier tags, before they changed. */
  tagsBefore?: readonly PastTags[];
  /** Account ids with a launch permission. */
  sharedWith?: readonly string[];
  /** Organizations and organizational units with a launch permission; kept, no account belongs to one. */
  sharedWithOrganizations?: readonly string[];
  stateReason?: { readonly Code: string; readonly Message: string };
  /** A pending image becomes available at this time, in ms; without one, when its creator sets it. */
  availableAt?: number;
  deregisteredAt?: number;
  lastLaunchedAt?: number;
  /** Token and request of the CopyImage call that created it. */
  copy?: { readonly token: string; readonly request: string };
  sourceInstanceId?: string;
  sourceImageId?: string;
  sourceImageRegion?: string;
  location?: string;
  deregistrationProtection?: 'enabled-without-cooldown' | 'enabled-with-cooldown';
  /** End of the cooldown of a protection that was disabled, in ms. */
  protectedUntil?: number;
  supportedInstanceTypes?: readonly string[];
  unsupportedInstanceTypes?: readonly string[];
  /** Only imported images have some, as they were described. */
  watermarks?: readonly ImageWatermark[];
  scanResults?: ScanResults;
}

/** One image of one region, small enough to keep a hundred thousand of them. Times are in ms. */
export interface ImageRecord {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly createdAt: number;
  /** Changed as a whole, never in its parts: other images may share it. */
  traits: ImageTraits;
  /** Public SSM parameters that have, or once had, this image as their value. */
  readonly parameters: readonly string[];
  description: string | undefined;
  state: ImageState;
  public: boolean;
  deprecatedAt: number | undefined;
  details: ImageDetails | undefined;
  /** Snapshots of the block devices, in their order, where neither the devices name them nor the id decides them. */
  readonly snapshotIds?: readonly (string | undefined)[];
}

/** The image's state at a time: a pending image whose time has come is available. */
export function stateAt(image: ImageRecord, now: number): ImageState {
  const availableAt = image.details?.availableAt;
  if (image.state !== 'pending' || availableAt === undefined) return image.state;
  return availableAt <= now ? 'available' : 'pending';
}

/** The details of an image, created on first use. */
export function detailsOf(image: ImageRecord): ImageDetails {
  image.details ??= {};
  return image.details;
}

/** May the account see and launch the image at all? */
export function isPermitted(image: ImageRecord, accountId: string): boolean {
  return image.ownerId === accountId || image.public || isShared(image, accountId);
}

/** Does the account have an explicit launch permission? */
export function isShared(image: ImageRecord, accountId: string): boolean {
  return image.details?.sharedWith?.includes(accountId) ?? false;
}

/** The snapshot ids of an image follow from its own id, except where a device or the image names one. */
export function snapshotIdOf(image: ImageRecord, device: BlockDevice, index: number): string {
  const id = device.snapshotId ?? image.snapshotIds?.[index];
  return id ?? `snap-${image.id.slice('ami-'.length, -1)}${index.toString(16).slice(-1)}`;
}
