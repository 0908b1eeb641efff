import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';

/** The one VPC of the intent's subnets; undefined when it names none. */
export async function findVpc(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<string | undefined> {
  const subnetIds = [...new Set(intent.pools.flatMap(({ subnetId }) => subnetId ?? []))];
  if (subnetIds.length === 0) return undefined;
  const { Subnets = [] } = await request(
    () => dependencies.ec2.send(new DescribeSubnetsCommand({ SubnetIds: subnetIds })),
    { action: 'ec2:DescribeSubnets' },
    dependencies,
  );
  const vpcs = [...new Set(Subnets.map(({ VpcId }) => VpcId))];
  const [vpc] = vpcs;
  if (vpc !== undefined && vpcs.length === 1) return vpc;
  throw new ProvisionerError(
    'INVALID_REQUEST',
    `subnet-ids: subnets of ${vpcs.length} VPCs are not valid; expected subnets of one VPC.`,
  );
}
