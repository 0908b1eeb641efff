import type {
  DescribeImageAttributeRequest,
  ImageAttribute,
  ModifyImageAttributeRequest,
  ResetImageAttributeRequest,
} from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import { detailsOf, type ImageRecord, stateAt } from '../../catalogue/image/image-record.ts';
import { assertNoValue, changedAttribute, changedValue, unspecified } from '../attribute-change.ts';
import { attributeNamed } from '../attribute-name.ts';
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
  run: ({ ImageId, Attribute }, context) => {
    const image = findOwnedImage(ImageId, context);
    const attribute = attributeNamed(Attribute, [...Object.keys(READERS), 'uefiData']);
    if (attribute === 'uefiData') throw notImplemented('the attribute uefiData of images');
    return { ImageId: image.id, ...READERS[attribute]?.(image, context.now.getTime()) };
  },
});

/** ModifyImageAttribute: launch permissions, description, IMDS support; one of them per request. */
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
    const attribute = changedAttribute(input, MEMBERS, [...new Set(Object.values(MEMBERS)), 'productCodes']);
    if (attribute === 'productCodes') throw notImplemented('product codes of own images');
    CHANGES[attribute](image, input, context.now.getTime());
    return {};
  },
});

type Changed = 'description' | 'imdsSupport' | 'launchPermission';

/** Member of the request -> the attribute that it changes; the others stay as the image was created. */
const MEMBERS: Readonly<Record<string, Changed | 'productCodes'>> = {
  Description: 'description',
  ImdsSupport: 'imdsSupport',
  LaunchPermission: 'launchPermission',
  OperationType: 'launchPermission',
  OrganizationArns: 'launchPermission',
  OrganizationalUnitArns: 'launchPermission',
  UserGroups: 'launchPermission',
  UserIds: 'launchPermission',
};

type Change = (image: ImageRecord, input: ModifyImageAttributeRequest, now: number) => void;

const CHANGES: Readonly<Record<Changed, Change>> = {
  description: (image, input) => {
    image.description = String(changedValue(input, input.Description?.Value));
  },
  imdsSupport: (image, input) => requireTokens(image, changedValue(input, input.ImdsSupport?.Value)),
  launchPermission: (image, input, now) => {
    assertNoValue(input, 'launchPermission');
    const change = readPermissionChange(input);
    if (change.add.length + change.remove.length === 0) throw unspecified();
    if (change.add.length > 0) assertShareable(image, now);
    changePermissions(image, change, now);
  },
};

/** ResetImageAttribute: the image is its owner's alone again. */
export const resetImageAttribute: Operation = defineOperation<ResetImageAttributeRequest, object>({
  service: 'ec2',
  name: 'ResetImageAttribute',
  parameters: ['ImageId', 'Attribute', 'DryRun'],
  run: ({ ImageId, Attribute }, context) => {
    const image = findOwnedImage(ImageId, context);
    attributeNamed(Attribute, ['launchPermission']);
    image.public = false;
    Object.assign(detailsOf(image), { sharedWith: [], sharedWithOrganizations: [] });
    return {};
  },
});

function assertShareable(image: ImageRecord, now: number): void {
  const state = stateAt(image, now);
  if (state === 'available') return;
  throw new ApiError(
    'InvalidAMIID.Unavailable',
    `The image ID '${image.id}' is not available. Its state is ${state}.`,
  );
}

/** There is no way back from `v2.0`, and no other value. */
function requireTokens(image: ImageRecord, value: unknown): void {
  image.traits = { ...image.traits, imdsSupport: oneOf(value, 'imdsSupport', ['v2.0']) };
}
