import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeImagesCommand, type EC2Client, type Image } from '@aws-sdk/client-ec2';

/** Writes what an endpoint lists in the form that moto loads by MOTO_AMIS_PATH; the path of the file. */
export async function exportForMoto(images: readonly Image[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'ami-select-bench-')), 'amis.json');
  await writeFile(path, JSON.stringify(images.map(motoImage)));
  return path;
}

/** Everything that the endpoint has, deprecated images included. */
export async function everyImage(client: EC2Client): Promise<readonly Image[]> {
  const { Images = [] } = await client.send(new DescribeImagesCommand({ IncludeDeprecated: true }));
  return Images;
}

function motoImage(image: Image): object {
  return {
    ami_id: image.ImageId,
    name: image.Name,
    description: image.Description ?? '',
    owner_id: image.OwnerId,
    public: true,
    virtualization_type: image.VirtualizationType,
    architecture: image.Architecture,
    state: 'available',
    creation_date: image.CreationDate,
    platform: image.Platform ?? null,
    image_type: image.ImageType,
    image_location: image.ImageLocation,
    hypervisor: image.Hypervisor,
    root_device_type: image.RootDeviceType,
    root_device_name: image.RootDeviceName,
    sriov: 'simple',
  };
}
