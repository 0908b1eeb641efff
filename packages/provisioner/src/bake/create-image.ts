import { CopyImageCommand, CreateImageCommand, type TagSpecification } from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { FLEET_TAG } from '../fleet/signature.ts';
import { ownImages } from './own-images.ts';

/** A new image in one region. */
export interface NewImage {
  readonly name: string;
  readonly description: string;
  readonly fleetId: string;
  readonly tags: readonly TagSpecification[];
}

/** Makes an image of a machine. An image of this name by this fleet is the response that got lost. */
export function createImage(
  image: NewImage,
  { instanceId, noReboot }: { readonly instanceId: string; readonly noReboot: boolean },
  dependencies: ProvisionerDependencies,
): Promise<string> {
  const command = new CreateImageCommand({
    InstanceId: instanceId,
    NoReboot: noReboot,
    Name: image.name,
    Description: image.description,
    TagSpecifications: [...image.tags],
  });
  return orAdopt(image, 'ec2:CreateImage', () => dependencies.ec2.send(command), dependencies);
}

/** Copies an image to the region of the client. */
export function copyImage(
  image: NewImage,
  { imageId, region }: { readonly imageId: string; readonly region: string },
  dependencies: ProvisionerDependencies,
): Promise<string> {
  const command = new CopyImageCommand({
    SourceImageId: imageId,
    SourceRegion: region,
    ClientToken: `${image.fleetId}-${imageId}`,
    Name: image.name,
    Description: image.description,
    TagSpecifications: [...image.tags],
  });
  return orAdopt(image, 'ec2:CopyImage', () => dependencies.ec2.send(command), dependencies);
}

/** @throws ProvisionerError `CONFLICT` when somebody else has the name. */
async function orAdopt(
  { name, fleetId }: NewImage,
  action: string,
  call: () => Promise<{ readonly ImageId?: string | undefined }>,
  dependencies: ProvisionerDependencies,
): Promise<string> {
  try {
    const { ImageId = '' } = await retry(call, { action }, dependencies);
    return ImageId;
  } catch (error) {
    if (awsErrorName(error) !== 'InvalidAMIName.Duplicate') throw toProvisionerError(error, action);
    const [namesake] = await ownImages([{ Name: 'name', Values: [name] }], dependencies);
    if (namesake?.tags.get(FLEET_TAG) === fleetId && !namesake.isFinished) return namesake.imageId;
    throw new ProvisionerError('CONFLICT', `There is an image named ${name} of another bake already.`, {
      hint: 'Another job bakes this key, or was killed while it did: then "ami-select reap --no-dry-run" removes it after its lease.',
      cause: error,
    });
  }
}
