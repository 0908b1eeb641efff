import { findInstanceType, type InstanceType } from '@ami-select/ec2-data/instance-types';
import { ApiError } from '../../api/api-error.ts';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import type { KeyPairRecord, SubnetRecord } from '../../state/resources.ts';
import type { LaunchPlan } from '../../world/launch-plan.ts';
import { assertLaunchable, findLaunchImage } from '../images/launchable.ts';
import { findKeyPair } from '../keys/find-key-pair.ts';
import type { RequestContext } from '../operation.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import type { LaunchInput } from './launch-input.ts';
import { planDevices } from './plan-devices.ts';
import { planLaunchOptions } from './plan-launch-options.ts';
import { candidateSubnets, planNetwork } from './plan-network.ts';
import { planMetadata, planProfile, planShutdown, planSpot, readUserData } from './plan-options.ts';

const TAGGABLE = ['instance', 'volume', 'network-interface', 'spot-instances-request'];
const DEFAULT_TYPE = 'm1.small';

/**
 * Checks everything EC2 checks before it looks for capacity, and plans a machine for each subnet that may
 * take it. At least one plan.
 */
export function planLaunch(input: LaunchInput, context: RequestContext): LaunchPlan[] {
  if (input.ImageId === undefined) {
    throw new ApiError('MissingParameter', 'The request must contain the parameter ImageId');
  }
  const image = findLaunchImage(input.ImageId, context);
  const type = findType(input.InstanceType ?? DEFAULT_TYPE);
  assertLaunchable(image, type);
  const keyPair = input.KeyName === undefined ? undefined : findKeyPair(input.KeyName, context);
  const subnets = candidateSubnets(input, type, context);
  return subnets.map((subnet) => planIn(subnet, input, { image, type, keyPair, context }));
}

interface Subject {
  readonly image: ImageRecord;
  readonly type: InstanceType;
  readonly keyPair: KeyPairRecord | undefined;
  readonly context: RequestContext;
}

function planIn(
  subnet: SubnetRecord,
  input: LaunchInput,
  { image, type, keyPair, context }: Subject,
): LaunchPlan {
  const userData = readUserData(input.UserData);
  const spot = planSpot(input, { type, zone: subnet.zone }, context);
  return {
    image,
    type,
    ...planNetwork(input, subnet, context),
    devices: planDevices(input.BlockDeviceMappings ?? [], { image, type }),
    metadataOptions: planMetadata(input, image),
    options: planLaunchOptions(input, type, context),
    shutdownBehavior: planShutdown(input),
    apiTerminationDisabled: input.DisableApiTermination ?? false,
    apiStopDisabled: input.DisableApiStop ?? false,
    ebsOptimized: input.EbsOptimized ?? false,
    monitoring: input.Monitoring?.Enabled ?? false,
    tags: readTagSpecifications(input.TagSpecifications, TAGGABLE),
    ...planProfile(input, context),
    ...(keyPair && { keyPair }),
    ...(userData && { userData }),
    ...(spot && { spot }),
    ...(input.ClientToken !== undefined && { clientToken: input.ClientToken }),
  };
}

function findType(name: string): InstanceType {
  const type = findInstanceType(name);
  if (type) return type;
  throw new ApiError('InvalidParameterValue', `Invalid value '${name}' for InstanceType.`);
}
