import type { RegisterImageRequest, RegisterImageResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import type { Architecture, BlockDevice, ImageTraits } from '../../catalogue/image/image-record.ts';
import type { SnapshotRecord } from '../../catalogue/image-registry.ts';
import { MAPPING_MEMBERS } from '../mapping-members.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { mergeDevices } from './block-devices.ts';
import { assertFreeName } from './image-name.ts';
import { addImage, makeAvailable } from './new-image.ts';

/** RegisterImage from a snapshot of the root volume. Images from S3 manifests are not served. */
export const registerImage: Operation = defineOperation<RegisterImageRequest, RegisterImageResult>({
  service: 'ec2',
  name: 'RegisterImage',
  parameters: [
    'Name',
    'Description',
    'Architecture',
    'RootDeviceName',
    'BlockDeviceMappings',
    'VirtualizationType',
    'EnaSupport',
    'SriovNetSupport',
    'BootMode',
    'ImdsSupport',
    'TpmSupport',
    'KernelId',
    'RamdiskId',
    'TagSpecifications',
    'DryRun',
  ],
  members: MAPPING_MEMBERS,
  run: (input, context) => {
    assertFreeName(input.Name, context.world.images.store(context.region), context.accountId);
    const devices = mergeDevices([], input.BlockDeviceMappings);
    const root = rootSnapshot(input.RootDeviceName, devices, context);
    const tags = readTagSpecifications(input.TagSpecifications, ['image', 'snapshot']);
    const image = addImage(
      {
        name: input.Name,
        description: input.Description,
        traits: { ...traitsOf(input), blockDevices: devices, sandbox: root.sandbox, sshUser: root.sshUser },
        tags: tags.image,
      },
      context,
    );
    makeAvailable(image, context);
    return { ImageId: image.id };
  },
});

function rootSnapshot(
  rootDeviceName: string | undefined,
  devices: readonly BlockDevice[],
  { world, region, accountId }: RequestContext,
): SnapshotRecord {
  const root = devices.find((device) => device.deviceName === rootDeviceName);
  if (!root?.snapshotId) {
    const message = 'The request must name the root device and map it to a snapshot.';
    throw new ApiError('InvalidBlockDeviceMapping', message);
  }
  const snapshot = world.images.snapshots(region).get(root.snapshotId);
  if (snapshot?.ownerId === accountId) return snapshot;
  throw new ApiError('InvalidSnapshot.NotFound', `The snapshot '${root.snapshotId}' does not exist.`);
}

/** The defaults are EC2's own, and of another time: i386, paravirtual, no ENA. */
function traitsOf(input: RegisterImageRequest): Omit<ImageTraits, 'blockDevices' | 'sandbox' | 'sshUser'> {
  return {
    architecture: (input.Architecture ?? 'i386') as Architecture,
    virtualizationType: input.VirtualizationType === 'hvm' ? 'hvm' : 'paravirtual',
    hypervisor: 'xen',
    imageType: 'machine',
    rootDeviceType: 'ebs',
    rootDeviceName: input.RootDeviceName ?? '',
    enaSupport: input.EnaSupport ?? false,
    platformDetails: 'Linux/UNIX',
    usageOperation: 'RunInstances',
    ...(input.SriovNetSupport === 'simple' && { sriovNetSupport: 'simple' as const }),
    ...(input.BootMode && { bootMode: input.BootMode }),
    ...(input.ImdsSupport && { imdsSupport: input.ImdsSupport }),
    ...(input.TpmSupport && { tpmSupport: input.TpmSupport }),
    ...(input.KernelId !== undefined && { kernelId: input.KernelId }),
    ...(input.RamdiskId !== undefined && { ramdiskId: input.RamdiskId }),
  };
}
