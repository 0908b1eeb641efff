import type { BlockDeviceMapping } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { BlockDevice } from '../../catalogue/image/image-record.ts';

/**
 * The devices of a new image: what the source has, changed and completed by the request's mappings.
 * @throws ApiError `MissingParameter` for a mapping without a device name.
 */
export function mergeDevices(
  source: readonly BlockDevice[],
  mappings: readonly BlockDeviceMapping[] | undefined,
): BlockDevice[] {
  const merged = new Map<string, BlockDevice>(source.map((device) => [device.deviceName, device]));
  for (const mapping of mappings ?? []) {
    const device = deviceOf(mapping, merged.get(mapping.DeviceName ?? ''));
    if (device) merged.set(device.deviceName, device);
    else merged.delete(mapping.DeviceName ?? '');
  }
  return [...merged.values()];
}

/** One mapping of a request as a device; `undefined` when it takes the device away (`NoDevice`). */
function deviceOf(mapping: BlockDeviceMapping, base: BlockDevice | undefined): BlockDevice | undefined {
  const { DeviceName: deviceName, VirtualName: virtualName, Ebs, NoDevice } = mapping;
  if (!deviceName)
    throw new ApiError('MissingParameter', 'The request must contain the parameter DeviceName');
  if (NoDevice !== undefined) return undefined;
  if (virtualName !== undefined) return { deviceName, virtualName };
  const known: BlockDevice = base ?? { deviceName };
  return {
    ...known,
    size: Ebs?.VolumeSize ?? known.size ?? 8,
    type: Ebs?.VolumeType ?? known.type ?? 'gp2',
    deleteOnTermination: Ebs?.DeleteOnTermination ?? known.deleteOnTermination ?? true,
    encrypted: Ebs?.Encrypted ?? known.encrypted ?? false,
    ...(Ebs?.SnapshotId !== undefined && { snapshotId: Ebs.SnapshotId }),
    ...(Ebs?.Iops !== undefined && { iops: Ebs.Iops }),
    ...(Ebs?.Throughput !== undefined && { throughput: Ebs.Throughput }),
  };
}
