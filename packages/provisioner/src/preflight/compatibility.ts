import type { Problem } from '@ami-select/core';
import {
  checkCompatibility,
  describeInstanceTypes,
  type Image,
  type InstanceType,
  SelectorError,
} from '@ami-select/selector';
import type { CpuOptionsRequest } from '@aws-sdk/client-ec2';
import { retry } from '../aws/patience.ts';
import type { Ec2Port, ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';

const ACTION = 'ec2:DescribeInstanceTypes';

/**
 * Types of the intent that do not exist in the region or do not fit its image. The whole image has more facts than the
 * intent, which knows its architecture only. Without the permission to describe types, the launch is the check.
 */
export async function findIncompatibleTypes(
  intent: FleetIntent,
  image: Image | undefined,
  dependencies: ProvisionerDependencies,
): Promise<readonly Problem[]> {
  const names = intent.pools.map(({ instanceType }) => instanceType);
  try {
    const types = await describeInstanceTypes(names, {
      ec2: patientClient(dependencies),
      region: intent.region,
    });
    return describeMisfits(intent, types, image).map((message) => ({ field: 'instance-types', message }));
  } catch (error) {
    if (!(error instanceof SelectorError)) throw toProvisionerError(error, ACTION);
    if (error.code === 'INVALID_QUERY') return error.problems;
    if (error.code !== 'PERMISSION_DENIED') throw toProvisionerError(error.cause ?? error, ACTION);
    dependencies.logger.warn(`Instance types were not checked: ${error.message}`);
    return [];
  }
}

/** The client as the selector takes it, retrying by this package's rules. */
function patientClient(dependencies: ProvisionerDependencies): Ec2Port {
  const send = (command: Parameters<Ec2Port['send']>[0]): Promise<unknown> =>
    retry(() => dependencies.ec2.send(command), { action: ACTION }, dependencies);
  return { send } as Ec2Port;
}

function describeMisfits(
  intent: FleetIntent,
  types: readonly InstanceType[],
  image: Image | undefined,
): string[] {
  if (image !== undefined) {
    const options = { httpTokens: 'required', nestedVirtualization: enablesNested(intent) } as const;
    const misfits = checkCompatibility(image, types, options);
    return misfits.map(({ instanceType, message }) => `${instanceType} does not fit ${image.id}: ${message}`);
  }
  const { id, architecture } = intent.image;
  const misfits = types.filter(({ architectures }) => !architectures.includes(architecture));
  return misfits.map(
    ({ name, architectures }) =>
      `${name} does not fit ${id}: the image is ${architecture}, the type runs ${architectures.join(', ')}`,
  );
}

function enablesNested({ parameters }: FleetIntent): boolean {
  const options = parameters?.CpuOptions as CpuOptionsRequest | undefined;
  return options?.NestedVirtualization === 'enabled';
}
