import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';

/** A disk that an instance of an image gets. Sizes are in GiB. */
export interface BlockDevice {
  /** Such as `/dev/xvda`. */
  readonly deviceName: string;
  /** The volume's; absent for a disk of the machine itself. */
  readonly sizeGiB?: number | undefined;
  /** Type of the volume, such as `gp3`. */
  readonly type?: string | undefined;
  readonly encrypted?: boolean | undefined;
  readonly snapshotId?: string | undefined;
  readonly deleteOnTermination?: boolean | undefined;
  /** `ephemeral0` and so on: a disk of the machine itself. */
  readonly virtualName?: string | undefined;
}

const NONE: readonly BlockDevice[] = [];

/** The disks among EC2's mappings; a mapping that takes a device away is none. */
export function toBlockDevices(mappings: readonly BlockDeviceMapping[] | undefined): readonly BlockDevice[] {
  if (mappings === undefined || mappings.length === 0) return NONE;
  return mappings.filter(({ NoDevice }) => NoDevice === undefined).map(toBlockDevice);
}

function toBlockDevice({ DeviceName = '', VirtualName, Ebs }: BlockDeviceMapping): BlockDevice {
  if (Ebs === undefined) return { deviceName: DeviceName, virtualName: VirtualName };
  return {
    deviceName: DeviceName,
    sizeGiB: Ebs.VolumeSize,
    type: Ebs.VolumeType,
    encrypted: Ebs.Encrypted,
    snapshotId: Ebs.SnapshotId,
    deleteOnTermination: Ebs.DeleteOnTermination,
  };
}
