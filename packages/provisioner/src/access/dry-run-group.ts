import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { groupCreation } from '../kinds/security-group.ts';
import { findVpc } from './find-vpc.ts';

/**
 * Asks EC2 whether the fleet's own group could be created, in the VPC of the launch, since a policy may name it. Nothing
 * where the caller gave groups.
 *
 * @throws the error of EC2, `DryRunOperation` when it could
 */
export async function dryRunGroup(intent: FleetIntent, dependencies: ProvisionerDependencies): Promise<void> {
  const { securityGroupIds, securityGroupName: name } = intent;
  if (securityGroupIds !== undefined || name === undefined) return;
  const vpcId = await findVpc(intent, dependencies);
  const command = groupCreation(intent, { name, vpcId }, { DryRun: true });
  await retry(() => dependencies.ec2.send(command), { action: 'ec2:CreateSecurityGroup' }, dependencies);
}
