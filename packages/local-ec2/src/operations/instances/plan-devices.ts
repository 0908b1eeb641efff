import type { InstanceType } from '@ami-select/ec2-data/instance-types';
import type { BlockDeviceMapping, EbsBlockDevice } from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import { type BlockDevice, type ImageRecord, snapshotIdOf } from '../../catalogue/image/image-record.ts';
import type { PlannedDevice } from '../../world/launch-plan.ts';
import { assertVolume } from './assert-volume.ts';

/**
 * The image's own EBS devices with the caller's changes, and those the caller adds (row 39).
 * @throws ApiError `InvalidBlockDeviceMapping`, `InvalidParameterValue`.
 */
export function planDevices(
  mappings: readonly BlockDeviceMapping[],
  { image, type }: { readonly image: ImageRecord; readonly type: InstanceType },
): PlannedDevice[] {
  assertDifferentNames(mappings);
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
    else if (mapping.VirtualName !== undefined && !mapping.Ebs)
      assertInstanceStore(mapping.VirtualName, type);
    else planned.set(name, changedDevice(name, mapping, planned.get(name)));
  }
  return [...planned.values()];
}

function assertDifferentNames(mappings: readonly BlockDeviceMapping[]): void {
  const names = mappings.flatMap(({ DeviceName = [] }) => DeviceName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new ApiError(
    'InvalidBlockDeviceMapping',
    `The device '${twice}' is used in more than one block-device mapping`,
  );
}

/**
 * Types of today find their local disks by themselves, and types without any ignore the mapping: nothing to do. A
 * virtual name beside EBS has no effect.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-device-mapping-concepts.html
 */
function assertInstanceStore(virtualName: string, type: InstanceType): void {
  if (!/^ephemeral\d{1,2}$/.test(virtualName)) {
    throw new ApiError('InvalidBlockDeviceMapping', `Invalid virtual name: ${virtualName}`);
  }
  // Local disks without NVMe exist only when the mapping names them.
  if (type.InstanceStorageInfo?.NvmeSupport === 'unsupported')
    throw notImplemented(`instance store volumes of ${type.InstanceType}`);
}

function imageDevice(image: ImageRecord, device: BlockDevice, index: number): PlannedDevice {
  return {
    deviceName: device.deviceName,
    sizeGib: device.size ?? 8,
    type: device.type ?? 'gp3',
    encrypted: device.encrypted ?? false,
    deleteOnTermination: device.deleteOnTermination ?? true,
    snapshotId: snapshotIdOf(image, device, index),
    ...performance(device.type ?? 'gp3', { ...device, sizeGib: device.size ?? 8 }),
  };
}

function changedDevice(
  deviceName: string,
  { Ebs = {} }: BlockDeviceMapping,
  base: PlannedDevice | undefined,
): PlannedDevice {
  const type = Ebs.VolumeType ?? base?.type ?? 'gp3';
  const sizeGib = Ebs.VolumeSize ?? base?.sizeGib;
  if (sizeGib === undefined) {
    throw new ApiError('MissingParameter', 'The request must contain the parameter size or snapshotId');
  }
  if (base?.snapshotId !== undefined && sizeGib < base.sizeGib) {
    throw new ApiError(
      'InvalidBlockDeviceMapping',
      `Volume of size ${sizeGib}GB is smaller than snapshot '${base.snapshotId}', expect size >= ${base.sizeGib}GB`,
    );
  }
  const usual = base?.type === type ? base : undefined;
  assertPerformance(type, Ebs, usual);
  const snapshotId = Ebs.SnapshotId ?? base?.snapshotId;
  const device: PlannedDevice = {
    deviceName,
    sizeGib,
    type,
    encrypted: Ebs.Encrypted ?? base?.encrypted ?? false,
    deleteOnTermination: Ebs.DeleteOnTermination ?? base?.deleteOnTermination ?? true,
    ...(snapshotId !== undefined && { snapshotId }),
    ...performance(type, {
      sizeGib,
      iops: Ebs.Iops ?? usual?.iops,
      throughput: Ebs.Throughput ?? usual?.throughput,
    }),
  };
  assertVolume(device);
  return device;
}

const IOPS_TYPES: readonly string[] = ['io1', 'io2', 'gp3'];

/**
 * Checks which volume types may, and which must, set their IOPS and throughput.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html
 */
function assertPerformance(
  type: string,
  { Iops, Throughput }: EbsBlockDevice,
  usual: PlannedDevice | undefined,
): void {
  if (Iops === undefined && usual?.iops === undefined && type.startsWith('io')) {
    throw new ApiError('MissingParameter', `The parameter iops must be specified for ${type} volumes.`);
  }
  const refused =
    (Iops !== undefined && !IOPS_TYPES.includes(type) && 'iops') ||
    (Throughput !== undefined && type !== 'gp3' && 'throughput');
  if (!refused) return;
  throw new ApiError(
    'InvalidParameterCombination',
    `The parameter ${refused} is not supported for ${type} volumes.`,
  );
}

interface Speed {
  readonly iops?: number | undefined;
  readonly throughput?: number | undefined;
}

/** gp3 has a baseline of both, gp2 one by its size; other types only the requested values. */
function performance(
  type: string,
  { sizeGib, iops, throughput }: Speed & { readonly sizeGib: number },
): { iops?: number; throughput?: number } {
  if (type === 'gp3') return { iops: iops ?? 3000, throughput: throughput ?? 125 };
  if (type === 'gp2') return { iops: Math.min(16_000, Math.max(100, 3 * sizeGib)) };
  return { ...(iops !== undefined && { iops }), ...(throughput !== undefined && { throughput }) };
}
