import {
  AuthorizeSecurityGroupEgressCommand,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';

/**
 * Makes the fleet's own group let out what its egress says, before any instance is in it. EC2 creates a group with a
 * rule that lets everything out by IPv4, and by IPv6 where the VPC has IPv6; those go, then the wanted ones come.
 * Responses to SSH need no rule: groups remember connections.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 * @throws ProvisionerError of the refused call, such as `PERMISSION_DENIED`
 */
export async function limitEgress(
  groupId: string,
  { egress = 'any' }: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<void> {
  if (egress === 'any') return;
  for (const permission of EVERYTHING) await revoke(groupId, permission, dependencies);
  if (egress === 'web') await authorize(groupId, WEB, dependencies);
  dependencies.logger.info(`Security group ${groupId} lets out ${LETS_OUT[egress]}.`);
}

const LETS_OUT = { none: 'nothing', web: 'DNS, HTTP and HTTPS' } as const;

/** One call each: a VPC without IPv6 has no rule for it, and EC2 refuses a call whole. */
const EVERYTHING: readonly IpPermission[] = [
  { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
  { IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] },
];

const WEB: readonly IpPermission[] = [
  portEverywhere('udp', 53),
  portEverywhere('tcp', 53),
  portEverywhere('tcp', 80),
  portEverywhere('tcp', 443),
];

function portEverywhere(protocol: 'tcp' | 'udp', port: number): IpPermission {
  return {
    IpProtocol: protocol,
    FromPort: port,
    ToPort: port,
    IpRanges: [{ CidrIp: '0.0.0.0/0' }],
    Ipv6Ranges: [{ CidrIpv6: '::/0' }],
  };
}

/** A rule that is not there was never made, or went with a call whose response was lost. */
function revoke(groupId: string, permission: IpPermission, dependencies: SpawnDependencies): Promise<void> {
  const command = new RevokeSecurityGroupEgressCommand({ GroupId: groupId, IpPermissions: [permission] });
  const action = 'ec2:RevokeSecurityGroupEgress';
  return send(
    () => dependencies.ec2.send(command),
    { action, done: 'InvalidPermission.NotFound' },
    dependencies,
  );
}

function authorize(
  groupId: string,
  permissions: readonly IpPermission[],
  dependencies: SpawnDependencies,
): Promise<void> {
  const command = new AuthorizeSecurityGroupEgressCommand({
    GroupId: groupId,
    IpPermissions: [...permissions],
  });
  const action = 'ec2:AuthorizeSecurityGroupEgress';
  return send(
    () => dependencies.ec2.send(command),
    { action, done: 'InvalidPermission.Duplicate' },
    dependencies,
  );
}

async function send(
  call: () => Promise<unknown>,
  { action, done }: { readonly action: string; readonly done: string },
  dependencies: SpawnDependencies,
): Promise<void> {
  try {
    await retry(call, { action, transient: ['InvalidGroup.NotFound'] }, dependencies);
  } catch (error) {
    if (awsErrorName(error) !== done) throw toProvisionerError(error, action);
  }
}
