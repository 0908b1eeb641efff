import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import { type BlockDevice, type ImageRecord, snapshotIdOf } from '../../catalogue/image-record.ts';
import { ApiError } from '../../model/api-error.ts';
import type { PlannedDevice } from '../../model/launch-plan.ts';

const TYPES: readonly string[] = ['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'];
const MAX_GIB = 16_384;

/**
 * The image's own EBS devices with the caller's changes, and those the caller adds (row 39).
 * @throws ApiError `InvalidBlockDeviceMapping`, `InvalidParameterValue`.
 */
export function planDevices(image: ImageRecord, mappings: readonly BlockDeviceMapping[]): PlannedDevice[] {
  const planned = new Map<string, PlannedDevice>();
  for (const [index, device] of image.traits.blockDevices.entries()) {
    if (device.size === undefined) continue;
    planned.set(device.deviceName, imageDevice(image, device, index));
  }
  for (const mapping of mappings) {
    const name = mapping.DeviceName ?? '';
    if (name === '')
      throw new ApiError('MissingParameter', 'The request must contain the parameter deviceName');
    if (mapping.NoDevice !== undefined) planned.delete(name);
    else planned.set(name, changedDevice(name, mapping, planned.get(name)));
  }
  return [...planned.values()];
}

function imageDevice(image: ImageRecord, device: BlockDevice, index: number): PlannedDevice {
  return {
    deviceName: device.deviceName,
    sizeGib: device.size ?? 8,
    type: device.type ?? 'gp3',
    encrypted: device.encrypted ?? false,
    deleteOnTermination: device.deleteOnTermination ?? true,
    snapshotId: snapshotIdOf(image, device, index),
    ...performance(device.type ?? 'gp3', device),
  };
}

function changedDevice(
  deviceName: string,
  { Ebs = {} }: BlockDeviceMapping,
  base: PlannedDevice | undefined,
): PlannedDevice {
  const type = Ebs.VolumeType ?? base?.type ?? 'gp3';
  if (!TYPES.includes(type)) throw new ApiError('InvalidParameterValue', `Invalid volume type: ${type}`);
  const sizeGib = Ebs.VolumeSize ?? base?.sizeGib;
  if (sizeGib === undefined) {
    throw new ApiError('MissingParameter', 'The request must contain the parameter size or snapshotId');
  }
  if (!Number.isInteger(sizeGib) || sizeGib < 1 || sizeGib > MAX_GIB) {
    throw new ApiError('InvalidParameterValue', `Invalid volume size: ${sizeGib} GiB`);
  }
  if (base?.snapshotId !== undefined && sizeGib < base.sizeGib) {
    throw new ApiError(
      'InvalidBlockDeviceMapping',
      `Volume of size ${sizeGib}GB is smaller than snapshot '${base.snapshotId}', expect size >= ${base.sizeGib}GB`,
    );
  }
  const snapshotId = Ebs.SnapshotId ?? base?.snapshotId;
  return {
    deviceName,
    sizeGib,
    type,
    encrypted: Ebs.Encrypted ?? base?.encrypted ?? false,
    deleteOnTermination: Ebs.DeleteOnTermination ?? base?.deleteOnTermination ?? true,
    ...(snapshotId !== undefined && { snapshotId }),
    ...performance(type, { iops: Ebs.Iops ?? base?.iops, throughput: Ebs.Throughput ?? base?.throughput }),
  };
}

/** gp3 has a baseline of both; other types only what was asked for. */
function performance(
  type: string,
  { iops, throughput }: { iops?: number | undefined; throughput?: number | undefined },
): { iops?: number; throughput?: number } {
  if (type === 'gp3') return { iops: iops ?? 3000, throughput: throughput ?? 125 };
  return { ...(iops !== undefined && { iops }), ...(throughput !== undefined && { throughput }) };
}
