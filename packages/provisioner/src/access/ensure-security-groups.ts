import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Route } from '../fleet/route.ts';
import { createSecurityGroup } from '../kinds/security-group.ts';
import type { Ledger } from '../record/ledger.ts';
import { findVpc } from './find-vpc.ts';
import { limitEgress } from './limit-egress.ts';
import { type SshSource, sshSource } from './ssh-source.ts';

const SSH_PORT = 22;

/** The groups to launch with. */
export interface LaunchGroups {
  readonly ids: readonly string[];
  /** The one that this process created for the fleet. */
  readonly createdHere?: string | undefined;
}

/** The groups to launch with: the caller's own, or one created for this fleet that lets in the caller's address only. */
export async function ensureSecurityGroups(
  intent: FleetIntent,
  route: Route,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<LaunchGroups> {
  const { securityGroupIds, securityGroupName: name } = intent;
  if (securityGroupIds !== undefined || name === undefined) return { ids: securityGroupIds ?? [] };
  const [source, vpcId] = await Promise.all([
    sshSource(intent, route, dependencies),
    findVpc(intent, dependencies),
  ]);

  const group = await createSecurityGroup(intent, { name, vpcId }, ledger, dependencies);
  const groupId = group.id;
  await ledger.completed(name, 'created', [groupId], group.isCreatedHere ? {} : { adopted: true });
  if (source !== undefined) await allowSsh(groupId, source, dependencies);
  await limitEgress(groupId, intent, dependencies);
  return { ids: [groupId], ...(group.isCreatedHere && { createdHere: groupId }) };
}

/** Lets one source reach SSH, and says which; a rule that is there already will do. */
export async function allowSsh(
  groupId: string,
  { name, ranges }: SshSource,
  dependencies: SpawnDependencies,
): Promise<void> {
  const command = new AuthorizeSecurityGroupIngressCommand({
    GroupId: groupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: SSH_PORT, ToPort: SSH_PORT, ...ranges }],
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
  dependencies.logger.info(`Opened port ${SSH_PORT} of security group ${groupId} to ${name}.`);
}
