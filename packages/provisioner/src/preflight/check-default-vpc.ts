import { DescribeVpcsCommand, type SecurityGroup } from '@aws-sdk/client-ec2';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Finding } from './finding.ts';

const ACTION = 'ec2:DescribeVpcs';

/**
 * The caller's groups that are not of the default VPC, where a launch without a subnet goes. Without the permission to
 * describe VPCs, and where there is no default VPC, the launch is the check.
 */
export async function checkDefaultVpc(
  { region }: Pick<FleetIntent, 'region'>,
  groups: readonly SecurityGroup[],
  dependencies: ProvisionerDependencies,
): Promise<readonly Finding[]> {
  if (groups.length === 0) return [];
  const defaultVpc = await describeDefault(dependencies);
  const strangers = groups.filter(({ VpcId }) => VpcId !== undefined && VpcId !== defaultVpc);
  if (defaultVpc === undefined) return [];
  return strangers.map(({ GroupId, VpcId }) => ({
    code: 'INVALID_REQUEST',
    problem: {
      field: 'security-group-ids',
      message: `${GroupId} is not valid because it is in ${VpcId}, and without a subnet the machines are in ${defaultVpc}, the default VPC of ${region}; expected subnet-ids of ${VpcId}, or groups of the default VPC`,
    },
  }));
}

async function describeDefault(dependencies: ProvisionerDependencies): Promise<string | undefined> {
  const command = new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
  try {
    const { Vpcs = [] } = await request(
      () => dependencies.ec2.send(command),
      { action: ACTION },
      dependencies,
    );
    return Vpcs[0]?.VpcId;
  } catch (error) {
    if (!(error instanceof ProvisionerError) || error.code !== 'PERMISSION_DENIED') throw error;
    dependencies.logger.debug(
      `security-group-ids: nobody compared their VPC with the default one, since ${ACTION} is not permitted.`,
    );
    return undefined;
  }
}
