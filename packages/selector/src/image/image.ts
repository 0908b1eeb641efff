import type { Architecture } from './architecture.ts';

/** An AMI as DescribeImages returns it, normalised. */
export interface Image {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** `amazon`, `aws-marketplace` or `aws-backup-vault`: given by AWS, cannot be forged. */
  readonly ownerAlias?: string;
  /** Id of the known publisher that owns it, such as `ubuntu`. */
  readonly publisher?: string;
  readonly region: string;
  readonly architecture: Architecture;
  readonly creationDate: Date;
  readonly deprecationTime?: Date;
  /** Whole days since it was created, at the time of the selection. */
  readonly ageDays: number;
  readonly state: string;
  readonly virtualizationType: string;
  readonly imageType: string;
  readonly hypervisor?: string;
  readonly rootDeviceName: string;
  readonly rootDeviceType: string;
  /** `legacy-bios`, `uefi` or `uefi-preferred`; absent means the default of the instance type. */
  readonly bootMode?: string;
  readonly enaSupport: boolean;
  /** `v2.0` when instances get IMDSv2 only. */
  readonly imdsSupport?: string;
  /** `v2.0` when the image asks for NitroTPM. */
  readonly tpmSupport?: string;
  /** `windows` or `linux` (EC2 only says "windows" or nothing). */
  readonly platform: string;
  readonly platformDetails?: string;
  readonly description?: string;
  /** The user that SSH logs in as, when the publisher is known. */
  readonly sshUser?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly productCodes: readonly string[];
  readonly public: boolean;
  /** The account's Allowed AMIs verdict; absent when that setting is disabled. */
  readonly allowed?: boolean;
  /** Public SSM parameter that names it, when EC2 says so. */
  readonly publicSsmParameter?: string;
  readonly supportedInstanceTypes?: readonly string[];
  readonly unsupportedInstanceTypes?: readonly string[];
}

/** Whether an image is neither disabled nor deprecated: others rank after all such images. */
export function isCurrent(image: Pick<Image, 'state' | 'deprecationTime'>, now: Date): boolean {
  return image.state !== 'disabled' && !isDeprecated(image, now);
}

/** Whether an image was deprecated at that time. */
export function isDeprecated(image: Pick<Image, 'deprecationTime'>, now: Date): boolean {
  return image.deprecationTime !== undefined && image.deprecationTime.getTime() <= now.getTime();
}
