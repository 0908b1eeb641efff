import type { InstanceType } from '@ami-select/ec2-data/instance-types';
import { ApiError } from '../../api/api-error.ts';
import { isAllowed } from '../../catalogue/allowed-images.ts';
import { isTypeAllowed } from '../../catalogue/allowed-types.ts';
import { type ImageRecord, isPermitted, stateAt } from '../../catalogue/image/image-record.ts';
import type { RequestContext } from '../operation.ts';
import { resolveSsmReference } from '../parameters/resolve-reference.ts';
import { viewOf } from './image-context.ts';
import { assertImageId, deregistrationStage, imageNotFound } from './image-ids.ts';

/**
 * The image that a launch names, by id or by `resolve:ssm:name[:version|label]` (row 21).
 * @throws ApiError `InvalidAMIID.Malformed`, `InvalidAMIID.NotFound`, `InvalidAMIID.Unavailable`, `AuthFailure`,
 * `SsmInvalidParameter`. Deprecated images are fine (row 10).
 */
export function findLaunchImage(imageId: string, context: RequestContext): ImageRecord {
  const { images } = context.world;
  const id = imageId.startsWith('resolve:ssm:') ? resolveSsmReference(imageId, context) : imageId;
  assertImageId(id);
  const image = images.store(context.region).get(id);
  const view = viewOf(context);
  if (!image || !context.world.visibility.isVisible(id)) throw imageNotFound([id]);
  const stage = deregistrationStage(image, images.timings, view.now);
  if (stage === 'forgotten') throw imageNotFound([id]);
  if (!isPermitted(image, view.accountId)) throw notAuthorized(id);
  const settings = images.allowed(context.region, context.accountId);
  if (settings.state === 'enabled' && !isAllowed(image, settings, view)) throw notAuthorized(id);
  if (image.details?.deregisteredAt !== undefined) throw unavailable(id, 'is no longer available');
  const state = stateAt(image, view.now);
  if (state !== 'available') throw unavailable(id, `is not available. Its state is ${state}.`);
  return image;
}

/**
 * Refuses what RunInstances refuses for an image on an instance type: architecture (row 18), virtualization, ENA,
 * root device, and what the image's owner excluded (row 46). A boot mode that the type lacks is not refused by EC2; see `bootProblem` of the catalogue.
 * @throws ApiError `InvalidParameterValue`, `InvalidParameterCombination`, `Unsupported`.
 */
export function assertLaunchable(image: ImageRecord, type: InstanceType): void {
  const { architecture, virtualizationType, enaSupport, rootDeviceType } = image.traits;
  const { SupportedArchitectures } = type.ProcessorInfo;
  if (!SupportedArchitectures.includes(architecture)) {
    const own = SupportedArchitectures.at(-1);
    throw new ApiError(
      'InvalidParameterValue',
      `The architecture '${own}' of the specified instance type does not match the architecture '${architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    );
  }
  if (!type.SupportedVirtualizationTypes.includes(virtualizationType)) {
    const needed = type.SupportedVirtualizationTypes[0];
    throw new ApiError(
      'InvalidParameterCombination',
      `Virtualization type '${needed}' is required for instances of type '${type.InstanceType}'. Ensure that you are using an AMI with virtualization type '${needed}'.`,
    );
  }
  if (type.NetworkInfo.EnaSupport === 'required' && !enaSupport) {
    throw new ApiError(
      'InvalidParameterCombination',
      `Enhanced networking with the Elastic Network Adapter (ENA) is required for the '${type.InstanceType}' instance type. Ensure that you are using an AMI that is enabled for ENA.`,
    );
  }
  if (!isTypeAllowed(image.details, type.InstanceType)) {
    throw new ApiError(
      'InvalidParameterCombination',
      `The instance type '${type.InstanceType}' is not among those that the specified AMI '${image.id}' supports.`,
    );
  }
  if (!type.SupportedRootDeviceTypes.includes(rootDeviceType)) {
    throw new ApiError(
      'Unsupported',
      'The requested configuration is currently not supported. Please check the documentation for supported configurations.',
    );
  }
}

function notAuthorized(id: string): ApiError {
  return new ApiError('AuthFailure', `Not authorized for images: [${id}]`, 400);
}

function unavailable(id: string, what: string): ApiError {
  return new ApiError('InvalidAMIID.Unavailable', `The image ID '${id}' ${what}`);
}
