import type {
  DescribeImageAttributeRequest,
  ImageAttribute,
  ModifyImageAttributeRequest,
  ResetImageAttributeRequest,
} from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import { detailsOf, type ImageRecord, stateAt } from '../../catalogue/image/image-record.ts';
import { oneOf } from '../one-of.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { protectionAt } from './deregistration-protection.ts';
import { findOwnedImage } from './find-owned-image.ts';
import { blockDeviceMappings, imageDate } from './image-output.ts';
import { changePermissions, launchPermissions, readPermissionChange } from './launch-permissions.ts';

type Reader = (image: ImageRecord, now: number) => Partial<ImageAttribute>;

const READERS: Readonly<Record<string, Reader>> = {
  blockDeviceMapping: (image) => ({ BlockDeviceMappings: blockDeviceMappings(image) }),
  bootMode: ({ traits }) => ({ BootMode: { Value: traits.bootMode } }),
  deregistrationProtection: (image, now) => ({
    DeregistrationProtection: { Value: protectionAt(image, now) },
  }),
  description: ({ description }) => ({ Description: { Value: description } }),
  imdsSupport: ({ traits }) => ({ ImdsSupport: { Value: traits.imdsSupport } }),
  kernel: ({ traits }) => ({ KernelId: { Value: traits.kernelId } }),
  lastLaunchedTime: ({ details }) => ({
    LastLaunchedTime: {
      Value: details?.lastLaunchedAt === undefined ? undefined : imageDate(details.lastLaunchedAt),
    },
  }),
  launchPermission: (image) => ({ LaunchPermissions: launchPermissions(image) }),
  productCodes: ({ traits }) => ({ ProductCodes: [...(traits.productCodes ?? [])] }),
  ramdisk: ({ traits }) => ({ RamdiskId: { Value: traits.ramdiskId } }),
  sriovNetSupport: ({ traits }) => ({ SriovNetSupport: { Value: traits.sriovNetSupport } }),
  tpmSupport: ({ traits }) => ({ TpmSupport: { Value: traits.tpmSupport } }),
};

/** DescribeImageAttribute, for the owner. */
export const describeImageAttribute: Operation = defineOperation<
  DescribeImageAttributeRequest,
  ImageAttribute
>({
  service: 'ec2',
  name: 'DescribeImageAttribute',
  parameters: ['ImageId', 'Attribute', 'DryRun'],
  run: ({ ImageId, Attribute = '' as 'description' }, context) => {
    const image = findOwnedImage(ImageId, context);
    const read = Object.hasOwn(READERS, Attribute) ? READERS[Attribute] : undefined;
    if (Attribute === 'uefiData') throw notImplemented('the attribute uefiData of images');
    if (!read) throw invalidAttribute(Attribute);
    return { ImageId: image.id, ...read(image, context.now.getTime()) };
  },
});

/** ModifyImageAttribute: launch permissions, description, IMDS support. */
export const modifyImageAttribute: Operation = defineOperation<ModifyImageAttributeRequest, object>({
  service: 'ec2',
  name: 'ModifyImageAttribute',
  parameters: [
    'ImageId',
    'Attribute',
    'Description',
    'ImdsSupport',
    'LaunchPermission',
    'OperationType',
    'OrganizationArns',
    'OrganizationalUnitArns',
    'UserGroups',
    'UserIds',
    'Value',
    'DryRun',
  ],
  run: (input, context) => {
    const image = findOwnedImage(input.ImageId, context);
    assertAttribute(input.Attribute);
    const change = readPermissionChange(input);
    const description = input.Attribute === 'description' ? input.Value : input.Description?.Value;
    const imdsSupport = input.Attribute === 'imdsSupport' ? input.Value : input.ImdsSupport?.Value;
    if (change.add.length + change.remove.length === 0 && (description ?? imdsSupport) === undefined) {
      throw new ApiError('InvalidParameterCombination', 'No attributes specified.');
    }
    if (change.add.length > 0) assertShareable(image, context.now.getTime());
    changePermissions(image, change, context.now.getTime());
    if (description !== undefined) image.description = description;
    if (imdsSupport !== undefined) requireTokens(image, imdsSupport);
    return {};
  },
});

/** Attributes that can be changed; the others stay as the image was created. */
const CHANGEABLE: readonly string[] = ['description', 'imdsSupport', 'launchPermission'];

/** ResetImageAttribute: the image is its owner's alone again. */
export const resetImageAttribute: Operation = defineOperation<ResetImageAttributeRequest, object>({
  service: 'ec2',
  name: 'ResetImageAttribute',
  parameters: ['ImageId', 'Attribute', 'DryRun'],
  run: ({ ImageId, Attribute }, context) => {
    const image = findOwnedImage(ImageId, context);
    if (Attribute !== 'launchPermission') throw invalidAttribute(String(Attribute));
    image.public = false;
    Object.assign(detailsOf(image), { sharedWith: [], sharedWithOrganizations: [] });
    return {};
  },
});

function assertAttribute(attribute: string | undefined): void {
  if (attribute === 'productCodes') throw notImplemented('product codes of own images');
  if (attribute !== undefined && !CHANGEABLE.includes(attribute)) throw invalidAttribute(attribute);
}

function assertShareable(image: ImageRecord, now: number): void {
  const state = stateAt(image, now);
  if (state === 'available') return;
  throw new ApiError(
    'InvalidAMIID.Unavailable',
    `The image ID '${image.id}' is not available. Its state is ${state}.`,
  );
}

/** There is no way back from `v2.0`, and no other value. */
function requireTokens(image: ImageRecord, value: string): void {
  image.traits = { ...image.traits, imdsSupport: oneOf(value, 'imdsSupport', ['v2.0']) };
}

function invalidAttribute(attribute: string): ApiError {
  return new ApiError(
    'InvalidParameterValue',
    `Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`,
  );
}
