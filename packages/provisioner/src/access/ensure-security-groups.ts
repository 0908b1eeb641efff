import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { parseCidr } from '../fleet/cidr.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { createSecurityGroup } from '../kinds/security-group.ts';
import type { Ledger } from '../record/ledger.ts';
import { resolveSshFrom } from './caller-network.ts';
import { findVpc } from './find-vpc.ts';
import { limitEgress } from './limit-egress.ts';

const SSH_PORT = 22;

/** The groups to launch with: the caller's own, or one created for this fleet that lets in the caller's address only. */
export async function ensureSecurityGroups(
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<readonly string[]> {
  const { securityGroupIds, securityGroupName: name } = intent;
  if (securityGroupIds !== undefined || name === undefined) return securityGroupIds ?? [];
  const [sshFrom, vpcId] = await Promise.all([
    resolveSshFrom(intent, dependencies),
    findVpc(intent, dependencies),
  ]);

  const groupId = await createSecurityGroup(intent, { name, vpcId }, ledger, dependencies);
  await ledger.completed(name, 'created', [groupId]);
  dependencies.logger.info(`Opened port ${SSH_PORT} of security group ${groupId} to ${sshFrom}.`);
  await allowSsh(groupId, sshFrom, intent, dependencies);
  await limitEgress(groupId, intent, dependencies);
  return [groupId];
}

async function allowSsh(
  groupId: string,
  cidr: string,
  intent: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<void> {
  const description = `caller of ${intent.fleetId}`;
  const range =
    parseCidr(cidr)?.family === 'ipv6'
      ? { Ipv6Ranges: [{ CidrIpv6: cidr, Description: description }] }
      : { IpRanges: [{ CidrIp: cidr, Description: description }] };
  const command = new AuthorizeSecurityGroupIngressCommand({
    GroupId: groupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: SSH_PORT, ToPort: SSH_PORT, ...range }],
  });
  const action = 'ec2:AuthorizeSecurityGroupIngress';
  try {
    await retry(
      () => dependencies.ec2.send(command),
      { action, transient: ['InvalidGroup.NotFound'] },
      dependencies,
    );
  } catch (error) {
    if (awsErrorName(error) !== 'InvalidPermission.Duplicate') throw toProvisionerError(error, action);
  }
}
