import { DescribeInstanceTypesCommand, type DescribeInstanceTypesCommandInput } from '@aws-sdk/client-ec2';
import { awsErrorName, toProvisionerError } from './aws-errors.ts';
import type { FleetIntent } from './fleet-intent.ts';
import type { ProvisionerDependencies } from './ports.ts';
import { repeat } from './repeat.ts';

/** Names that DescribeInstanceTypes takes in one call. */
const MOST_TYPES = 100;

/**
 * Types of the intent that do not exist in the region or cannot run the image's architecture, one sentence each.
 * Without the permission to ask, the launch itself is the check.
 */
export async function findIncompatibleTypes(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  const types = [...new Set(intent.cells.map(({ instanceType }) => instanceType))].slice(0, MOST_TYPES);
  const command = new DescribeInstanceTypesCommand({
    InstanceTypes: types as NonNullable<DescribeInstanceTypesCommandInput['InstanceTypes']>,
  });
  const action = 'ec2:DescribeInstanceTypes';
  try {
    const { InstanceTypes = [] } = await repeat(
      () => dependencies.ec2.send(command),
      { action },
      dependencies,
    );
    return InstanceTypes.flatMap(({ InstanceType, ProcessorInfo }) => {
      const supported: readonly string[] = ProcessorInfo?.SupportedArchitectures ?? [];
      if (supported.length === 0 || supported.includes(intent.image.architecture)) return [];
      const { id, architecture } = intent.image;
      return [
        `instance-types: got ${InstanceType} (${supported.join(', ')}); allowed: types that run ${architecture}, as ${id} is`,
      ];
    });
  } catch (error) {
    if (awsErrorName(error) === 'InvalidInstanceType') {
      return [`instance-types: got ${types.join(', ')}; ${error instanceof Error ? error.message : ''}`];
    }
    const failure = toProvisionerError(error, action);
    if (failure.code !== 'PERMISSION_DENIED') throw failure;
    dependencies.logger.warn(`Instance types were not checked: ${failure.message}`);
    return [];
  }
}
