import type { Architecture } from './architecture.ts';
import type { BlockDevice } from './block-device.ts';
import type { ProcessorFloor } from './processor-floor.ts';
import type { ScanResults } from './scan-results.ts';
import type { Watermark } from './watermark.ts';

/** An AMI as DescribeImages returns it, normalised. */
export interface Image {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** `amazon`, `aws-marketplace` or `aws-backup-vault`: given by AWS, cannot be forged. */
  readonly ownerAlias?: string | undefined;
  /** Id of the known publisher that owns it, such as `ubuntu`. */
  readonly publisher?: string | undefined;
  readonly region: string;
  readonly architecture: Architecture;
  /** Undefined when EC2 has no date: an image of unknown age passes no condition on its age, and ranks last. */
  readonly creationDate: Date | undefined;
  readonly deprecationTime?: Date | undefined;
  /** Age in whole days at the time of the selection; undefined without a creation date. */
  readonly ageDays: number | undefined;
  readonly state: string;
  readonly virtualizationType: string;
  readonly imageType: string;
  readonly hypervisor?: string | undefined;
  readonly rootDeviceName: string;
  readonly rootDeviceType: string;
  readonly blockDevices: readonly BlockDevice[];
  /** `legacy-bios`, `uefi` or `uefi-preferred`; absent means the default of the instance type. */
  readonly bootMode?: string | undefined;
  readonly enaSupport: boolean;
  /** `v2.0` when instances get IMDSv2 only. */
  readonly imdsSupport?: string | undefined;
  /** `v2.0` when the image requires NitroTPM. */
  readonly tpmSupport?: string | undefined;
  /** `windows` or `linux` (EC2 returns "windows" or nothing). */
  readonly platform: string;
  readonly platformDetails?: string | undefined;
  /** The billing code, such as `RunInstances:0010` for RHEL. */
  readonly usageOperation?: string | undefined;
  readonly freeTierEligible?: boolean | undefined;
  readonly description?: string | undefined;
  /** The SSH user, when the publisher is known and its images have an SSH server. */
  readonly sshUser?: string | undefined;
  /** Why nobody can log in to it over SSH, such as `has no SSH server`. */
  readonly noLogin?: string | undefined;
  /** Why cloud-init, which reads user data, does not run on it; absent where it does and where nobody knows. */
  readonly noCloudInit?: string | undefined;
  /** The least processor that starts it. */
  readonly requires?: ProcessorFloor | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly productCodes: readonly string[];
  readonly public: boolean;
  /** The account's Allowed AMIs verdict; absent when that setting is disabled. */
  readonly allowed?: boolean | undefined;
  /** Public SSM parameter that names it, when EC2 returns one. */
  readonly publicSsmParameter?: string | undefined;
  /** The image that it is a copy of, when EC2 says so, and that image's region. */
  readonly sourceImageId?: string | undefined;
  readonly sourceImageRegion?: string | undefined;
  /** The last launch, a day late; of own images only. */
  readonly lastLaunchedTime?: Date | undefined;
  /** `disabled`, `enabled-with-cooldown` or `enabled-without-cooldown`. */
  readonly deregistrationProtection?: string | undefined;
  /** Findings of Amazon Inspector; absent for an image that was not scanned. */
  readonly scanResults?: ScanResults | undefined;
  readonly watermarks?: readonly Watermark[] | undefined;
  /** Globs such as `c5.*`: EC2 launches the image on these types only. */
  readonly supportedInstanceTypes?: readonly string[] | undefined;
  /** Globs of the types that EC2 does not launch it on. */
  readonly unsupportedInstanceTypes?: readonly string[] | undefined;
}

/** Whether an image is neither disabled nor deprecated: others rank after all such images. */
export function isCurrent(image: Pick<Image, 'state' | 'deprecationTime'>, now: Date): boolean {
  return image.state !== 'disabled' && !isDeprecated(image, now);
}

/** Whether an image was deprecated at that time. */
export function isDeprecated(image: Pick<Image, 'deprecationTime'>, now: Date): boolean {
  return image.deprecationTime !== undefined && image.deprecationTime.getTime() <= now.getTime();
}
